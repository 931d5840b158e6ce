"""Who asks: the holder of an API key, or an address.

Addresses are never stored: a client is known by a keyed hash. An IPv6 client is its /64, because one
household or host has all the addresses in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from ..errors import Code, QueryError
from ..models import Scope
from .budgets import Allowance
from .keys import holder_of

_BEARER = "bearer "
_UNKNOWN = "unknown"
_IPV6_PREFIX = 64

Network = IPv4Network | IPv6Network


@dataclass(frozen=True)
class Client:
    """Somebody with a budget."""

    name: str
    """Stable, and of no use to anybody who reads it."""
    allowance: Allowance
    scopes: frozenset[Scope] = frozenset()


def client_of(request: HttpRequest) -> Client:
    """Return who asks. Raises ``QueryError`` for an API key that is unknown, expired or revoked."""
    authorization = request.headers.get("Authorization", "")
    if not authorization:
        return _visitor(request)
    if not authorization.lower().startswith(_BEARER):
        raise QueryError('API keys are sent as "Authorization: Bearer <key>".', Code.API_KEY_INVALID)
    key = holder_of(authorization[len(_BEARER) :].strip())
    if key is None:
        raise QueryError("The API key is unknown, expired or revoked.", Code.API_KEY_INVALID)
    return Client(
        f"key:{key.pk}", Allowance(key.cost_per_minute, key.concurrent), frozenset(map(Scope, key.scopes))
    )


def _visitor(request: HttpRequest) -> Client:
    address = remote_address(
        request.META.get("REMOTE_ADDR", ""),
        request.headers.get("X-Forwarded-For", ""),
        settings.TRUSTED_PROXIES,
    )
    name = salted_hmac("cms.graphql.fair_use.clients", address, algorithm="sha256").hexdigest()[:32]
    return Client(name, Allowance(settings.API_COST_PER_MINUTE, settings.API_CONCURRENT))


def remote_address(peer: str, forwarded_for: str, trusted: Sequence[Network]) -> str:
    """Return the nearest address that no trusted proxy has; what stands before it may be invented."""
    address = peer
    for hop in reversed([hop.strip() for hop in forwarded_for.split(",") if hop.strip()]):
        if not _is_trusted(address, trusted):
            break
        address = hop
    return _household(address)


def _is_trusted(address: str, trusted: Sequence[Network]) -> bool:
    try:
        return any(ip_address(address) in network for network in trusted)
    except ValueError:
        return False


def _household(address: str) -> str:
    try:
        parsed = ip_address(address)
    except ValueError:
        return _UNKNOWN
    if isinstance(parsed, IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(ip_network((parsed, _IPV6_PREFIX), strict=False))
    return str(parsed)
