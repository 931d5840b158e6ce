from django.apps import AppConfig


class GraphqlConfig(AppConfig):
    name = "cms.graphql"
    verbose_name = "GraphQL-Schnittstelle"
