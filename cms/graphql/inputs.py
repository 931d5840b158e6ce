"""The arguments of lists: filter and order types, written from the table of families."""

from cms.published.families import Family
from cms.published.filters import Filter, From, FromDay, Ids, Terms, Until, UntilDay
from cms.published.orders import DISTANCE

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
        "query: String",
        "near: NearInput" if family.located else "",
        f"orderBy: {family.stem}Order",
        "first: Int! = 20",
        "after: String",
        "locale: String" if family.localized else "",
    ]
    return ", ".join(argument for argument in listed if argument)


def input_types(family: Family, public: PublicTypes) -> str:
    """The filter and order types of ``family``."""
    return filter_type(family, public) + order_type(family)


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
        if DISTANCE in family.orders
        else f"Default: {first}."
    )
    values = "".join(f"  {_quoted(order.description)}{order.name}\n" for order in family.orders)
    return f'"{default}"\nenum {family.stem}Order {{\n{values}}}\n'


def _type(choice: Filter, family: Family, public: PublicTypes) -> str:
    match choice:
        case Terms():
            named = public.type_of(family.type or "", choice.field)
            return "Boolean" if named == "Boolean" else f"[{named}!]"
        case From() | Until() | FromDay() | UntilDay():
            return "Date"
        case Ids():
            return "[ID!]"
    return "[String!]"


def _description(choice: Filter, family: Family, public: PublicTypes) -> str:
    """What is said about a field holds for the filter over it too."""
    if isinstance(choice, Terms) and not choice.description:
        return public.description_of(family.type or "", choice.field)
    return choice.description


def _quoted(description: str) -> str:
    return f'"{description}" ' if description else ""
