"""The arguments of lists: filter and order types, written from the table of families."""

from graphene.utils.str_converters import to_snake_case

from cms.published.families import Family
from cms.published.filters import Filter, From, FromDay, Ids, Kinds, RelatedTerms, Terms, Until, UntilDay
from cms.published.holdings import dimensions
from cms.published.orders import DISTANCE, RELEVANCE

from .limits import PAGE, SEARCHED
from .types import PublicTypes

SHARED = """
"A circle on the globe (Umkreis)."
input NearInput {
  "Degrees north."
  latitude: Float!
  "Degrees east."
  longitude: Float!
  "Radius in kilometres."
  radiusKm: Float! = 50
}
"""


def arguments(family: Family) -> str:
    """The arguments that every list of ``family`` takes."""
    listed = [
        f"filter: {family.stem}Filter",
        f'"Words that all occur, in whatever form; at most {SEARCHED.allowed} characters, without a syntax."'
        " query: String",
        '"Only what lies in this circle; the nearest first." near: NearInput' if family.located else "",
        f"orderBy: {family.stem}Order",
        f'"How many objects, 1 to {PAGE.allowed}." first: Int! = 20',
        '"`pageInfo.endCursor` of the page before." after: String',
        '"de (unless told), de-simple or en." locale: String' if family.localized else "",
    ]
    return ", ".join(argument for argument in listed if argument)


def input_types(family: Family, public: PublicTypes) -> str:
    """The filter and order types of ``family``, and the enum of what it can be counted by."""
    return filter_type(family, public) + order_type(family) + _dimensions(family, public)


def dimension_type(family: Family) -> str:
    """The name of the enum of the filters that a list can be counted by."""
    return f"{family.stem}Dimension"


def dimension_name(name: str) -> str:
    """A filter's name as an enum value: ``initiativeType`` is ``INITIATIVE_TYPE``."""
    return to_snake_case(name).upper()


def _dimensions(family: Family, public: PublicTypes) -> str:
    values = "".join(
        f"  {_quoted(_description(choice, family, public))}{dimension_name(name)}\n"
        for name, choice in dimensions(family).items()
    )
    if not values:
        return ""
    described = '"Filters with a vocabulary, by which the list can be counted."'
    return f"{described}\nenum {dimension_type(family)} {{\n{values}}}\n"


def filter_type(family: Family, public: PublicTypes) -> str:
    fields = "".join(
        f"  {_quoted(_description(choice, family, public))}{choice.name}: {_type(choice, family, public)}\n"
        for choice in family.filters
    )
    return (
        '"Values inside a field are alternatives, fields restrict each other; null and [] do not restrict."\n'
        f"input {family.stem}Filter {{\n{fields}}}\n"
    )


def order_type(family: Family) -> str:
    first = family.orders[0].name
    default = (
        f"Default: DISTANCE with `near`, otherwise {first}."
        if DISTANCE in family.orders and family.orders[0] is not RELEVANCE
        else f"Default: {first}."
    )
    values = "".join(f"  {_quoted(order.description)}{order.name}\n" for order in family.orders)
    return f'"{default}"\nenum {family.stem}Order {{\n{values}}}\n'


def _type(choice: Filter, family: Family, public: PublicTypes) -> str:
    match choice:
        case Terms():
            named = public.type_of(choice.type or family.type or "", choice.field)
            return "Boolean" if named == "Boolean" else f"[{named}!]"
        case Kinds():
            return f"[{choice.enum}!]"
        case RelatedTerms():
            return f"[{public.type_of(choice.type, choice.field)}!]"
        case From() | Until() | FromDay() | UntilDay():
            return "Date"
        case Ids():
            return "[ID!]"
    return "[String!]"


def _description(choice: Filter, family: Family, public: PublicTypes) -> str:
    """What is said about a field holds for the filter over it too."""
    if isinstance(choice, Terms) and not choice.description:
        return public.description_of(choice.type or family.type or "", choice.field)
    return choice.description


def _quoted(description: str) -> str:
    return f'"{description}" ' if description else ""
