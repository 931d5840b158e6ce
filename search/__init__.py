"""Search: German analysis, the engines and their worker.

This room may use everything in ``cms``; nothing in ``cms`` may use it. Its fields join the GraphQL
schema through a hook, and it is the only room that may import Elasticsearch.
"""
