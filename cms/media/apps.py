from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "cms.media"
    verbose_name = "Medien"
