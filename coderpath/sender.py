"""From where a request comes, behind the proxy or without one."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

HOUSEHOLD = 64  # bits of an IPv6 address that a network has in common


def address_of(request: HttpRequest) -> str | None:
    """The address of who asks; of IPv6 the network, since one person has all addresses of it.

    The server listens on this machine alone. With HTTPS a proxy stands before it, and what the
    proxy says of its caller is the last entry of X-Forwarded-For: whatever stands before that, the
    caller may have written. Without HTTPS, and from another machine, the header is nobody’s word.
    """
    caller = _read(request.META.get("REMOTE_ADDR", ""))
    if settings.HTTPS and caller and caller.is_loopback:
        told = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2]
        caller = _read(told.strip()) or caller
    if caller is None:
        return None
    if caller.version == 6:
        return str(ipaddress.ip_network((caller, HOUSEHOLD), strict=False).network_address)
    return str(caller)


def _read(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
