"""Judges JSON-LD by the vocabulary of schema.org: known types and properties, each where it may stand."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from pyld import jsonld

_FOLDER = Path(__file__).parent
_IRI = re.compile(r"https?://schema\.org/(\w+)$")
_LITERALS = frozenset({"Text", "Number", "Integer", "Float", "Boolean", "Date", "DateTime", "Time", "URL"})
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?)?)?$")
_ADDRESS = re.compile(r"(https?://|urn:uuid:|mailto:)\S+$")


def faults(document: dict[str, Any]) -> list[str]:
    """Return what the vocabulary objects to; an empty list means nothing."""
    found: list[str] = []
    for item in jsonld.expand(document, {"documentLoader": _load}):
        found.extend(_item_faults(item))
    return found


def _load(address: str, options: dict[str, Any]) -> dict[str, Any]:
    assert address == "https://schema.org", f"an answer must not need {address}"
    return {"contextUrl": None, "documentUrl": address, "document": _read("context.json")}


def _item_faults(item: dict[str, Any]) -> Iterator[str]:
    kinds = [_local(kind) for kind in item.get("@type", [])]
    if not kinds:
        yield f"no type: {item}"
    for kind in kinds:
        if kind not in _vocabulary()["types"]:
            yield f"unknown type {kind}"
    if "@id" in item and not _ADDRESS.match(item["@id"]):
        yield f"relative @id {item['@id']}"
    for iri, values in item.items():
        if not iri.startswith("@"):
            yield from _property_faults(kinds, _local(iri), values)


def _property_faults(kinds: list[str], name: str, values: list[Any]) -> Iterator[str]:
    declared = _vocabulary()["properties"].get(name)
    if declared is None:
        yield f"unknown property {name}"
        return
    if not any(set(declared["domain"]) & _ancestors(kind) for kind in kinds):
        yield f"{name} does not belong to {' '.join(kinds)}"
    for value in values:
        yield from _value_faults(f"{'/'.join(kinds)}.{name}", value, set(declared["range"]))


def _value_faults(where: str, value: dict[str, Any], allowed: set[str]) -> Iterator[str]:
    if value.get("@value") and _local(str(value["@value"])) in _vocabulary()["members"]:
        yield from _address_faults(where, value["@value"], allowed)
    elif "@value" in value:
        yield from _literal_faults(where, value["@value"], allowed & _LITERALS)
    elif set(value) == {"@id"}:
        yield from _address_faults(where, value["@id"], allowed)
    else:
        kinds = {ancestor for kind in value.get("@type", []) for ancestor in _ancestors(_local(kind))}
        if not kinds & allowed:
            yield f"{where} must be one of {sorted(allowed)}, not {value.get('@type')}"
        yield from _item_faults(value)


def _literal_faults(where: str, value: Any, allowed: set[str]) -> Iterator[str]:
    if isinstance(value, bool):
        fits = "Boolean" in allowed
    elif isinstance(value, int | float):
        fits = bool(allowed & {"Number", "Integer", "Float"})
    elif allowed and allowed <= {"Date", "DateTime"}:
        fits = bool(_DATE.match(value))
    elif allowed == {"URL"}:
        fits = bool(_ADDRESS.match(value))
    else:
        fits = bool(allowed & {"Text", "URL", "Date", "DateTime"}) and value.strip() == value != ""
    if not fits:
        yield f"{where} must be one of {sorted(allowed)}, not {value!r}"


def _address_faults(where: str, address: str, allowed: set[str]) -> Iterator[str]:
    member = _vocabulary()["members"].get(_local(address))
    if member:
        if not _ancestors(member) & allowed:
            yield f"{where} must be one of {sorted(allowed)}, not {member}"
    elif not _ADDRESS.match(address):
        yield f"{where} holds a relative address {address}"


def _local(iri: str) -> str:
    found = _IRI.match(iri)
    return found.group(1) if found else iri


@cache
def _ancestors(kind: str) -> frozenset[str]:
    parents = _vocabulary()["types"].get(kind, [])
    return frozenset({kind}).union(*(_ancestors(parent) for parent in parents))


@cache
def _vocabulary() -> dict[str, Any]:
    return _read("vocabulary.json")


def _read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((_FOLDER / name).read_text(encoding="utf-8"))
    return found
