"""The published graph: one row for each object that is public now, one edge for each reference.

A row exists if and only if its object is public. Every reader (GraphQL, feeds, embeds, search)
reads these two tables and nothing else, so what is not here cannot leak.

``Node.data`` holds every public field under its GraphQL name:

* scalars and enums as GraphQL serialises them (dates as ISO 8601 text), unknown values ``null``;
* embedded objects (memberships, goals, blocks) as objects, with ``__typename`` where the
  declared type is abstract, and always on the outermost object;
* a reference to another node as ``{"$ref": "<uuid>"}``, whether or not that node is public;
* a field with a ``preset`` argument as ``{"<PRESET>": value, ...}``, one entry for each preset.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models


class Node(models.Model):
    """One public object, ready to be read."""

    id = models.UUIDField(primary_key=True, help_text="The object's lifelong identity.")
    type = models.TextField(help_text="GraphQL type name.")
    locale = models.TextField(blank=True, help_text="BCP 47 tag; empty for language-neutral records.")
    path = models.TextField(blank=True, help_text="Frontend route; empty where there is none.")
    slug = models.TextField(blank=True)
    title = models.TextField(blank=True)
    sort_title = models.TextField(
        blank=True, db_collation="C", help_text="Folded so that byte order is German dictionary order."
    )
    date = models.DateTimeField(
        null=True, help_text="What lists by date order by: news date, event start, publication."
    )
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    in_menu = models.BooleanField(default=False)
    tree_path = models.TextField(
        blank=True, db_collation="C", help_text="Wagtail's materialised path; a prefix is a subtree."
    )
    terms = ArrayField(
        models.TextField(),
        default=list,
        help_text="field:VALUE for every enum and boolean in data, e.g. level:STATE.",
    )
    data = models.JSONField()
    source_model = models.TextField(help_text="Django model label of the object, e.g. pages.newspage.")
    source_pk = models.TextField()
    modified_at = models.DateTimeField(help_text="When the public content last changed.")
    revision = models.BigIntegerField(help_text="Value of the graph-wide counter when the row last changed.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source_model", "source_pk"], name="published_node_source"),
            models.UniqueConstraint(
                fields=["path"], condition=~models.Q(path=""), name="published_node_path"
            ),
        ]
        indexes = [
            models.Index(fields=["type", "locale", "sort_title", "id"], name="published_node_by_title"),
            models.Index(fields=["type", "locale", "date", "id"], name="published_node_by_date"),
            models.Index(fields=["type", "slug"], name="published_node_by_slug"),
            models.Index(fields=["tree_path"], name="published_node_by_tree"),
            GinIndex(fields=["terms"], name="published_node_terms"),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.title}"


class Edge(models.Model):
    """One reference from a public object; its target may be hidden and then simply has no row."""

    source = models.ForeignKey(Node, on_delete=models.CASCADE, db_index=False)
    field = models.TextField(
        help_text="Dotted path of public field names without list positions, e.g. memberships.organisation."
    )
    target = models.UUIDField()
    position = models.PositiveIntegerField(help_text="Order among the edges of one source and field, from 0.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "field", "position"], name="published_edge_position")
        ]
        indexes = [models.Index(fields=["target", "field", "source"], name="published_edge_by_target")]

    def __str__(self) -> str:
        return f"{self.source_id} {self.field} {self.target}"


class Revision(models.Model):
    """The single row that counts the graph's changes in the order of their commits."""

    number = models.BigIntegerField(default=0)
    changed_at = models.DateTimeField(
        null=True, help_text="When the number last rose, in whole seconds, and each time a later one."
    )

    def __str__(self) -> str:
        return str(self.number)
