"""Vocabularies and directory records that pages share."""
