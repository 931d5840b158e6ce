"""German words, from text to tokens: declared once, run in Python, rendered as Elasticsearch settings.

Pure: nothing here knows a database, a setting or an engine.
"""
