"""What can be embedded, declared once: frames, the element and the generator read this table."""

from dataclasses import dataclass

from cms.published.families import FAMILIES, Family


@dataclass(frozen=True)
class Kind:
    """One kind of embed: the references it shows, and the height an iframe usually needs, in CSS pixels."""

    name: str
    label: str
    family: Family
    follow: tuple[str, ...]
    height: int
    first: int = 20
    single: bool = False


_CLASSIFIED = ("regions", "topics")
_PROFILE = (*_CLASSIFIED, "leadImage", "contactPoints", "translations")

_ALL = (
    Kind("list", "Liste von Initiativen", FAMILIES["initiatives"], _CLASSIFIED, height=720),
    Kind("map", "Karte mit Liste", FAMILIES["initiatives"], _CLASSIFIED, height=760, first=100),
    Kind("events", "Veranstaltungen", FAMILIES["events"], _CLASSIFIED, height=640),
    Kind("initiative", "Eine Initiative", FAMILIES["initiatives"], _PROFILE, height=620, single=True),
)

KINDS = {kind.name: kind for kind in _ALL}
