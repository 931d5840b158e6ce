"""What is searched in an evaluation: the demo site and what lies in its way, or texts of somebody else."""

from collections.abc import Iterable, Mapping
from uuid import UUID, uuid5

from cms.demo.layout import identity
from cms.demo.models import BuiltEntry
from cms.published.families import FAMILIES
from cms.published.folding import sort_key
from cms.published.models import Node
from search.documents import Document, documents
from search.family import KINDS, TYPE_OF, TYPES

from .files import Text
from .gold import distractors

_NAMESPACE = UUID("1f3ce0a1-61d0-4a52-9a0b-7a2f5a1c9d10")
_KINDS = {kind.type: kind for kind in KINDS}
_RECORDS = {family.type for family in FAMILIES.values() if not family.localized}


class NoDemoSite(Exception):
    """This database holds no demo site, so what is judged about it means nothing here."""


def demo_corpus() -> tuple[list[Document], dict[str, str]]:
    """Return the demo site with all distractors, and the key of each document by its id.

    Raises ``NoDemoSite``.
    """
    keys = {str(identity(key)): key for key in BuiltEntry.objects.values_list("key", flat=True)}
    if not keys:
        raise NoDemoSite("This database holds no demo site; manage.py demo_content builds it.")
    nodes = Node.objects.filter(type__in=TYPES).values_list("id", flat=True)
    ours = documents(str(identifier) for identifier in nodes)
    others, names = corpus(_distractor(written) for written in distractors())
    return [*ours.values(), *others], {identifier: identifier for identifier in ours} | keys | names


def corpus(texts: Iterable[Text]) -> tuple[list[Document], dict[str, str]]:
    """Return ``texts`` as documents, and the id that each was given by the one it has here."""
    made = {text.id: _document(text) for text in texts}
    return list(made.values()), {document.id: key for key, document in made.items()}


def _distractor(written: Mapping[str, str]) -> Text:
    fields = {name: value for name, value in written.items() if name != "kind"}
    return Text(type=TYPE_OF[written["kind"]], **fields)


def _document(text: Text) -> Document:
    kind = _KINDS[text.type]
    return Document(
        id=str(uuid5(_NAMESPACE, text.id)),
        type=text.type,
        locale="" if text.type in _RECORDS else text.locale,
        revision=0,
        title=text.title,
        summary=text.summary,
        body=text.body,
        aliases=[kind.label],
        names=[],
        date=None,
        sort_title=sort_key(text.title),
        latitude=None,
        longitude=None,
        terms=[],
        keys={"kinds": [kind.name]},
    )
