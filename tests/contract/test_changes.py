"""The rule of deprecation: each kind of change is planted once, and caught unless its time has come."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from graphql import build_schema

from tools.contract import CONTRACT
from tools.contract.changes import breaking, deprecations, removal_date, violations, wrong_notices
from tools.contract.releases import refusals, release, releases

TODAY = date(2027, 3, 2)
RELEASED = """
type Query { items(kind: Kind, first: Int, after: String): [Item!]! item(filter: Filter): Item extra: Extra }
type Item { id: ID! title: String! summary: String }
type Extra { id: ID }
input Filter { kind: [Kind!] words: String }
enum Kind { OLD NEW }
"""
CHANGES = [
    ("summary: String", "", "Item.summary was removed."),
    ("title: String!", "title: String", "Item.title changed type from String! to String."),
    ("summary: String", "summary: String!", "Item.summary changed type from String to String!."),
    ("title: String!", "title: Int!", "Item.title changed type from String! to Int!."),
    ("[Item!]!", "[Item]!", "Query.items changed type from [Item!]! to [Item]!."),
    ("OLD NEW", "NEW", "OLD was removed from enum type Kind."),
    ("OLD NEW", "OLD NEW FUTURE", "FUTURE was added to enum type Kind."),
    (", after: String", "", "Query.items arg after was removed."),
    (
        "after: String)",
        "after: String!)",
        "Query.items arg after has changed type from String to String!.",
    ),
    ("after: String)", "after: String, near: Int!)", "A required arg near on Query.items was added."),
    ("first: Int,", "first: Int = 20,", None),
    ("words: String", "", "Filter.words was removed."),
    ("words: String", "words: String!", "Filter.words changed type from String to String!."),
    ("words: String", "words: String more: Int!", "A required field more on input type Filter was added."),
    ("extra: Extra", "", "Query.extra was removed."),
    ("summary: String", "summary: String more: String", None),
    ("words: String", "words: String more: Int", None),
    ("after: String)", "after: String, near: Int)", None),
]


@pytest.mark.parametrize(("old", "new", "problem"), CHANGES)
def test_each_kind_of_change_is_caught(old: str, new: str, problem: str | None) -> None:
    assert RELEASED.count(old) == 1
    found = violations(build_schema(RELEASED), build_schema(RELEASED.replace(old, new)), TODAY)
    assert found[:1] == ([problem] if problem else [])


def deprecated(member: str, day: str) -> str:
    return RELEASED.replace(member, f'{member} @deprecated(reason: "Gone; removed after {day}")')


@pytest.mark.parametrize(
    "member", ["summary: String", "after: String", "words: String", "OLD", "extra: Extra"]
)
@pytest.mark.parametrize(
    ("day", "is_over"), [("2027-03-01", True), ("2027-03-02", False), ("2027-04-01", False)]
)
def test_what_was_deprecated_goes_after_its_day(member: str, day: str, is_over: bool) -> None:
    current = RELEASED.replace(member, "")
    found = violations(build_schema(deprecated(member, day)), build_schema(current), TODAY)
    assert (found == []) == is_over


def test_a_deprecation_without_a_day_allows_nothing() -> None:
    released = RELEASED.replace("summary: String", 'summary: String @deprecated(reason: "Gone")')
    current = RELEASED.replace("summary: String", "")
    found = violations(build_schema(released), build_schema(current), TODAY)
    assert found == ["Item.summary was removed."]


def test_a_type_goes_with_the_last_field_that_led_to_it() -> None:
    released = build_schema(deprecated("extra: Extra", "2027-03-01"))
    current = RELEASED.replace("extra: Extra", "").replace("type Extra { id: ID }", "")
    assert violations(released, build_schema(current), TODAY) == []
    assert violations(build_schema(RELEASED), build_schema(current), TODAY) == [
        "Extra was removed.",
        "Query.extra was removed.",
    ]


@pytest.mark.parametrize(
    ("before", "day", "is_wrong"),
    [
        (RELEASED, "2027-05-31", False),
        (RELEASED, "2027-05-30", True),
        (deprecated("summary: String", "2027-03-10"), "2027-03-10", False),
        (deprecated("summary: String", "2027-03-10"), "2027-03-09", True),
    ],
)
def test_a_release_gives_ninety_days_and_never_takes_them_back(before: str, day: str, is_wrong: bool) -> None:
    current = build_schema(deprecated("summary: String", day))
    found = wrong_notices(build_schema(before), current, TODAY)
    assert [problem.split(" must")[0] for problem in found] == (["Item.summary"] if is_wrong else [])


@pytest.fixture
def contract(tmp_path: Path) -> Path:
    """A contract whose version 0.1.0 is released and which is about to become 0.2.0."""
    copy = tmp_path / "contract"
    shutil.copytree(CONTRACT / "operations", copy / "operations")
    (copy / "released").mkdir()
    (copy / "released" / "0.1.0.graphql").write_text(RELEASED)
    (copy / "schema.graphql").write_text(RELEASED)
    (copy / "package.json").write_text('{"version": "0.2.0"}')
    (copy / "CHANGELOG.md").write_text("## 0.2.0, 2027-03-02\n\n## 0.1.0, 2026-11-23\n")
    return copy


def test_a_release_keeps_schema_and_manifest(contract: Path) -> None:
    (contract / "schema.graphql").write_text(RELEASED.replace("OLD NEW", "OLD NEW FUTURE"))
    assert release(contract) == "0.2.0"
    assert [(one.version, one.day) for one in releases(contract)] == [
        ("0.1.0", date(2026, 11, 23)),
        ("0.2.0", date(2027, 3, 2)),
    ]
    assert (contract / "released" / "0.2.0.manifest.json").exists()
    assert refusals(contract) == []


@pytest.mark.parametrize(
    ("sdl", "problem"),
    [
        (RELEASED.replace("summary: String", ""), r"Item\.summary was removed\."),
        (deprecated("summary: String", "2027-04-01"), r'Item\.summary must say "removed after" 2027-05-31'),
    ],
)
def test_a_release_that_breaks_the_rule_is_refused_and_leaves_nothing(
    contract: Path, sdl: str, problem: str
) -> None:
    (contract / "schema.graphql").write_text(sdl)
    with pytest.raises(ValueError, match=problem):
        release(contract)
    assert [path.name for path in (contract / "released").iterdir()] == ["0.1.0.graphql"]


def test_a_release_is_never_written_over(contract: Path) -> None:
    assert release(contract) == "0.2.0"
    (contract / "schema.graphql").write_text(RELEASED.replace("OLD NEW", "OLD NEW FUTURE"))
    with pytest.raises(ValueError, match=r"0\.2\.0 is released already"):
        release(contract)


def test_a_release_that_was_put_there_by_hand_is_noticed(contract: Path) -> None:
    (contract / "released" / "0.2.0.graphql").write_text(RELEASED.replace("summary: String", ""))
    assert refusals(contract) == ["0.2.0: Item.summary was removed."]


def test_a_release_without_a_day_is_refused(contract: Path) -> None:
    (contract / "CHANGELOG.md").write_text("## 0.1.0, 2026-11-23\n")
    with pytest.raises(ValueError, match=r"needs a section: ## 0\.2\.0"):
        release(contract)


def test_the_schema_keeps_the_last_release() -> None:
    last = releases()[-1]
    current = build_schema((CONTRACT / "schema.graphql").read_text())
    assert violations(last.schema, current, date.today()) == [], (  # noqa: DTZ011
        "A release may add to enums and promise more; whatever else stands here has to be deprecated first."
    )


def test_no_release_broke_the_rule() -> None:
    assert refusals() == []


def test_every_deprecation_names_its_day() -> None:
    current = build_schema((CONTRACT / "schema.graphql").read_text())
    assert {name for name, reason in deprecations(current).items() if removal_date(reason) is None} == set()


def test_the_last_release_is_the_version_of_the_package() -> None:
    assert f'"version": "{releases()[-1].version}"' in (CONTRACT / "package.json").read_text()


def test_breaking_changes_stay_forbidden_in_a_new_release() -> None:
    released, current = build_schema(RELEASED), build_schema(RELEASED.replace("OLD NEW", "OLD NEW FUTURE"))
    assert breaking(released, current, TODAY) == []
