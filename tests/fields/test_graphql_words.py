"""The words of ``cms.fields.graphql``, read through a small schema of their own."""

import datetime
from dataclasses import dataclass, field

import graphene
import pytest
from django.db import models
from graphql import print_type

from cms.fields.enums import enum_type
from cms.fields.graphql import (
    Boolean,
    ByPreset,
    Date,
    Enum,
    Enums,
    Html,
    Identity,
    Int,
    String,
    Strings,
    Value,
    Values,
    read,
    value_type,
)


class WordSize(models.TextChoices):
    """How large."""

    SMALL = "SMALL", "Klein"
    VERY_LARGE = "VERY_LARGE", "Sehr groß"


@dataclass(frozen=True)
class WordPlace:
    """Where it is (Ort)."""

    name: str
    zip_code: str = ""

    graphql_fields = [String("name", required=True), String("zip_code")]


@dataclass(frozen=True)
class WordThing:
    """Everything that a field may be."""

    uuid: str = "6f1c"
    note: str = ""
    count: int = 0
    promised: str = ""
    since: datetime.date | None = None
    size: str = ""
    sizes: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    text: str = ""
    place: WordPlace | None = None
    places: list[WordPlace] = field(default_factory=list)

    graphql_fields = [
        Identity(),
        String("remark", source="note", description="A remark (Anmerkung)."),
        Int("count", required=True),
        Boolean("is_big", required=True),
        String("promised", required=True),
        Date("since"),
        Enum("size", WordSize),
        Enums("sizes", WordSize),
        Strings("words"),
        Html("text"),
        Value("place", WordPlace),
        Values("places", WordPlace),
        ByPreset("fitting", WordPlace, WordSize, WordSize.SMALL, source="in_size", description="By size."),
    ]

    def is_big(self) -> bool:
        return self.count > 10

    def in_size(self, size: str) -> WordPlace:
        return WordPlace(name=size.lower())


def ask(thing: WordThing, query: str) -> dict[str, object]:
    class Query(graphene.ObjectType):
        thing = graphene.Field(value_type(WordThing), resolver=lambda *_: thing_itself)

    thing_itself = thing
    result = graphene.Schema(query=Query).execute(f"{{ thing {{ {query} }} }}")
    assert result.errors is None
    return result.data["thing"]


ALL = "id remark count isBig promised since size sizes words text place { name zipCode } places { name }"


def test_what_is_unknown_is_null_and_what_is_a_list_is_empty() -> None:
    assert ask(WordThing(), ALL) == {
        "id": "6f1c",
        "remark": None,
        "count": 0,
        "isBig": False,
        "promised": "",
        "since": None,
        "size": None,
        "sizes": [],
        "words": [],
        "text": None,
        "place": None,
        "places": [],
    }


def test_a_list_without_a_value_is_an_empty_list() -> None:
    thing = WordThing(words=None, sizes=None)  # type: ignore[arg-type]

    assert ask(thing, "words sizes") == {"words": [], "sizes": []}


def test_known_values_come_out_as_graphql_spells_them() -> None:
    thing = WordThing(
        note="neu",
        count=11,
        promised="Ja",
        since=datetime.date(2017, 4, 5),
        size="VERY_LARGE",
        sizes=["SMALL", "VERY_LARGE"],
        words=["ä", "b"],
        text="<p>Hallo</p>",
        place=WordPlace("Köln", "50667"),
        places=[WordPlace("Bonn")],
    )

    assert ask(thing, ALL) == {
        "id": "6f1c",
        "remark": "neu",
        "count": 11,
        "isBig": True,
        "promised": "Ja",
        "since": "2017-04-05",
        "size": "VERY_LARGE",
        "sizes": ["SMALL", "VERY_LARGE"],
        "words": ["ä", "b"],
        "text": "<p>Hallo</p>",
        "place": {"name": "Köln", "zipCode": "50667"},
        "places": [{"name": "Bonn"}],
    }


@pytest.mark.parametrize(
    ("stored", "public"),
    [
        ('<p>Siehe <a linktype="page" id="3">dort</a>.</p>', "<p>Siehe dort.</p>"),
        ('<p><A HREF="https://example.org/">Dort</A></p>', "<p>Dort</p>"),
        ('<embed embedtype="image" id="1" format="left" alt="x"/>', None),
        ("<p>Ein <abbr>e. V.</abbr> <b>und</b></p>", "<p>Ein <abbr>e. V.</abbr> <b>und</b></p>"),
    ],
)
def test_html_carries_no_reference(stored: str, public: str | None) -> None:
    assert ask(WordThing(text=stored), "text") == {"text": public}


def test_a_preset_is_an_enum_argument_with_a_default() -> None:
    answer = ask(WordThing(), "fitting { name } large: fitting(preset: VERY_LARGE) { name }")

    assert answer == {"fitting": {"name": "small"}, "large": {"name": "very_large"}}


def test_a_plain_value_becomes_one_type_with_the_name_of_its_class() -> None:
    schema = graphene.Schema(query=value_type(WordThing))

    assert value_type(WordPlace) is value_type(WordPlace)
    assert print_type(schema.graphql_schema.type_map["WordPlace"]) == (
        '"""Where it is (Ort)."""\ntype WordPlace {\n  name: String!\n  zipCode: String\n}'
    )


def test_an_enum_is_described_by_its_german_labels() -> None:
    schema = graphene.Schema(query=value_type(WordThing))

    assert print_type(schema.graphql_schema.type_map["WordSize"]) == (
        '"""How large."""\nenum WordSize {\n  """Klein"""\n  SMALL\n\n  """Sehr groß"""\n  VERY_LARGE\n}'
    )


@pytest.mark.parametrize("value", ["small", "VERY-LARGE", "GROSS_Ä"])
def test_a_value_that_graphql_cannot_name_is_refused(value: str) -> None:
    choices = models.TextChoices("WordWrong", [("ONE", (value, "Eins"))])

    with pytest.raises(ValueError, match=f"WordWrong.{value} is stored in a form that GraphQL cannot name"):
        enum_type(choices)


def test_reading_calls_methods_and_empties_blanks() -> None:
    assert read(WordThing(count=11), "is_big") is True
    assert read(WordThing(), "note") is None
    assert read(WordThing(), "count") == 0
