"""Operations as functions over rows.

graphql-core interprets a document anew for every object of an answer: it looks up the field, builds a
path, calls the resolver, asks the value for its type. All of that follows from document, operation and
the truth of ``@skip`` and ``@include`` alone, so it is worked out once and remembered with the document:
``selections.py`` collects fields, ``completing.py`` turns them into closures, ``plans.py`` runs them.

A plan has no errors of its own. Whatever it did not expect ends it, and graphql-core starts over.
"""
