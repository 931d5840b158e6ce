"""A search for the worst documents that are still accepted: suspects and random ones, made worse."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import count

from graphql import (
    ArgumentNode,
    FieldNode,
    FragmentSpreadNode,
    GraphQLSchema,
    IntValueNode,
    NameNode,
    Node,
    SelectionSetNode,
    Visitor,
    parse,
    print_ast,
    visit,
)

from .asking import Asker, Measured, Refused
from .documents import Style, generate
from .values import Known

HEAVY = Style(
    fields=(10, 150), depth=9, first=(10, 100), composite=0.6, directives=0, variables=0, filters=0.04
)
"""Documents that ask for much, without variables, so that they can be changed where they stand."""

SUSPECTS = (
    ("{", 'initiatives(query: "energie") { totalCount }', "}"),
    ("{", 'initiatives(filter: {regions: ["DE-NW"], topics: ["energie"]}) { totalCount }', "}"),
    ("{", "initiatives { facets { field buckets { value label count } } }", "}"),
    ("{", "sitemapEntries { totalCount }", "}"),
    ("{", "initiatives { nodes { jsonLd } }", "}"),
    ("{", 'search(query: "industrie energie") { totalCount facets { field buckets { count } } }', "}"),
    ("{", 'search(query: "industrie", first: 100) { edges { highlights { runs { text } } } }', "}"),
    ("{", 'search(query: "industri enrgie") { didYouMean { query } }', "}"),
    ("{", 'searchSuggest(prefix: "in", first: 100) { title }', "}"),
    (
        "{",
        "searchMap(bounds: {south: -90, west: -180, north: 90, east: 180}, zoom: 20) { nodes { id } }",
        "}",
    ),
    ("{ initiatives(first: 100) { nodes {", "mission", "} } }"),
    ("{ topics { nodes {", "initiatives(first: 10) { nodes { id } }", "} } }"),
)
"""What is dear to answer; the middle is asked for under as many names as are accepted."""

_KEPT = 12
_NEW = 0.3
"""How often a try is a new document rather than a change of a bad one."""
Harm = Callable[[Measured], float]


def worst(
    asker: Asker, schema: GraphQLSchema, known: Known, harm: Harm, *, tries: int, seed: int
) -> list[Measured]:
    """Return the worst accepted documents found, the worst first."""
    search = _Search(random.Random(seed))  # noqa: S311
    for source in map(partial(_multiplied, asker), SUSPECTS):
        search.consider(_confirmed(asker, source, harm, search.bar(harm)), harm)
    for number in range(tries):
        made = None if search.wants_new() else search.changed()
        source = made or generate(schema, number, known=known, style=HEAVY)[0]
        search.consider(_confirmed(asker, source, harm, search.bar(harm)), harm)
    return search.kept


def _multiplied(asker: Asker, suspect: tuple[str, str, str]) -> str:
    before, repeated, after = suspect
    for names in range(30, 1, -1):
        source = f"{before} {' '.join(f'a{number}: {repeated}' for number in range(names))} {after}"
        if isinstance(asker.measured(source, {}, repeats=0), Measured):
            return source
    return f"{before} {repeated} {after}"


def _confirmed(asker: Asker, source: str, harm: Harm, bar: float) -> Measured | Refused:
    """Ask as a stranger would; what seems to be among the worst once more, as noise only ever adds."""
    answer = asker.measured(source, {}, repeats=0)
    for number in range(2):
        if isinstance(answer, Measured) and harm(answer) > bar:
            again = asker.measured(f"{source} #{number}", {}, repeats=0)
            answer = min((each for each in (answer, again) if isinstance(each, Measured)), key=_ms)
    return answer


def _ms(each: Measured) -> float:
    return each.first_ms


@dataclass
class _Search:
    chance: random.Random
    kept: list[Measured] = field(default_factory=list)

    def wants_new(self) -> bool:
        return len(self.kept) < _KEPT or self.chance.random() < _NEW

    def bar(self, harm: Harm) -> float:
        """The harm beyond which a document is among the worst."""
        return harm(self.kept[-1]) if len(self.kept) == _KEPT else 0.0

    def changed(self) -> str:
        """One of the worst, changed in one to three places."""
        source = self.chance.choice(self.kept).source
        for _ in range(self.chance.choice((1, 1, 2, 3))):
            source = _changed(source, self.chance)
        return source

    def consider(self, answer: object, harm: Harm) -> None:
        if isinstance(answer, Measured):
            self.kept = sorted([*self.kept, answer], key=harm, reverse=True)[:_KEPT]


def _changed(source: str, chance: random.Random) -> str:
    tree = parse(source)
    change = chance.choice((_repeat, _repeat, _enlarge, _drop))
    change(_Places(tree), chance)
    return print_ast(tree)


class _Places(Visitor):
    """The selections and page sizes of a document."""

    def __init__(self, tree: Node) -> None:
        super().__init__()
        self.selections: list[SelectionSetNode] = []
        self.sizes: list[ArgumentNode] = []
        self.names: set[str] = set()
        visit(tree, self)

    def enter_selection_set(self, node: SelectionSetNode, *_: object) -> None:
        self.selections.append(node)

    def enter_argument(self, node: ArgumentNode, *_: object) -> None:
        if node.name.value == "first":
            self.sizes.append(node)

    def enter_field(self, node: FieldNode, *_: object) -> None:
        self.names.add((node.alias or node.name).value)


def _repeat(places: _Places, chance: random.Random) -> None:
    """The same once more, under another name."""
    chosen = chance.choice(places.selections)
    fields = [node for node in chosen.selections if isinstance(node, FieldNode)]
    if fields:
        copied = _copy(chance.choice(fields))
        copied.alias = NameNode(value=next(name for name in _names() if name not in places.names))
        chosen.selections = (*chosen.selections, copied)


def _enlarge(places: _Places, chance: random.Random) -> None:
    if places.sizes:
        chance.choice(places.sizes).value = IntValueNode(value=str(chance.choice((100, 50, 20, 5))))


def _drop(places: _Places, chance: random.Random) -> None:
    """One thing less leaves room for others; fragments stay, because each has to be used."""
    several = [each for each in places.selections if len(_droppable(each)) > 1]
    if several:
        chosen = chance.choice(several)
        dropped = chance.choice(_droppable(chosen))
        chosen.selections = tuple(node for node in chosen.selections if node is not dropped)


def _droppable(selections: SelectionSetNode) -> Sequence[Node]:
    return [node for node in selections.selections if not _spreads(node)]


def _spreads(node: Node) -> bool:
    return "..." in print_ast(node) and any(isinstance(each, FragmentSpreadNode) for each in _walked(node))


def _walked(node: Node) -> list[Node]:
    found: list[Node] = []

    class Collect(Visitor):
        def enter(self, each: Node, *_: object) -> None:
            found.append(each)

    visit(node, Collect())
    return found


def _copy(node: FieldNode) -> FieldNode:
    (operation,) = parse(f"{{ {print_ast(node)} }}").definitions
    return operation.selection_set.selections[0]  # type: ignore[attr-defined]


def _names() -> Iterator[str]:
    return (f"m{number}" for number in count(1))
