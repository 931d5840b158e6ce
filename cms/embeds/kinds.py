"""What can be embedded, declared once: frames, the element and the generator read this table."""

from dataclasses import dataclass

from cms.published.families import FAMILIES, Family
from cms.published.needs import Needs


@dataclass(frozen=True)
class Kind:
    """One kind of embed. ``height`` is what an iframe of it usually needs, in CSS pixels."""

    name: str
    label: str
    family: Family
    needs: Needs
    height: int
    first: int = 20
    single: bool = False


_CLASSIFIED: dict[str, dict[str, object]] = {"regions": {}, "topics": {}}
_PROFILE = Needs({**_CLASSIFIED, "leadImage": {}, "contactPoints": {}})

_ALL = (
    Kind("list", "Liste von Initiativen", FAMILIES["initiatives"], Needs(_CLASSIFIED), height=720),
    Kind("map", "Karte mit Liste", FAMILIES["initiatives"], Needs(_CLASSIFIED), height=760, first=100),
    Kind("events", "Veranstaltungen", FAMILIES["events"], Needs(_CLASSIFIED), height=640),
    Kind("initiative", "Eine Initiative", FAMILIES["initiatives"], _PROFILE, height=620, single=True),
)

KINDS = {kind.name: kind for kind in _ALL}
