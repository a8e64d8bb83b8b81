"""Where IRIs come from: ASCII ids joined under one base, everything else percent-encoded; no other module builds one.

``<base>id/<repository>/<id>`` names what a repository holds, ``<base>id/<framework>/<version>/component/<id>`` what a framework
does. Ids are never reused, so these names stay valid; labels never become part of a name.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from rdflib import URIRef

_BASE = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~!$&'()*+,;=:@-]*)*/")
_ADDRESS = re.compile(r"(?P<scheme>https?)://(?P<host>[^/?#]*)(?P<path>[^#]*)(?:#(?P<fragment>.*))?", re.DOTALL)
_HOST = re.compile(r"[A-Za-z0-9._~-]+(:[0-9]+)?")
_STRAY_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


def is_address(text: str) -> bool:
    """Whether *text* is an ``http(s)://`` address rather than a key."""
    return text.startswith(("https://", "http://"))


def address(text: str) -> URIRef:
    """The IRI of an address as a person wrote it: what RFC 3986 does not allow is percent-encoded, what it allows stays.

    Raises:
        ValueError: *text* is no address (see :func:`is_address`).
    """
    match = _ADDRESS.fullmatch(text)
    if match is None:
        raise ValueError(text)
    host, path, fragment = match["host"], match["path"], match["fragment"]
    if not _HOST.fullmatch(host):
        host = quote(host, safe="-._~!$&'()*+,;=")
    end = "" if fragment is None else "#" + _encode(fragment)
    return URIRef(f"{match['scheme']}://{host}{_encode(path)}{end}")


def segment(text: str) -> str:
    """*text* as one segment of a path. ``:`` and ``@`` stay (RFC 3986, 3.3); ``/`` becomes ``~``, because servers refuse ``%2F``."""
    encoded = quote(text, safe=":@/").replace("~", "%7E").replace("/", "~")
    return encoded.replace(".", "%2E") if not encoded.strip(".") else encoded


class Mint:
    """The IRIs of one export, all below *base* (a slash is added where it has none at its end).

    Raises:
        ValueError: *base* is no ``http(s)://`` IRI, or has a query or a fragment.
    """

    def __init__(self, base: str) -> None:
        self.base = base if base.endswith("/") else base + "/"
        if not _BASE.fullmatch(self.base):
            raise ValueError(base)
        self._known: dict[tuple[str, str], URIRef] = {}

    def package(self, package: str) -> URIRef:
        """The IRI of a repository (``thua-thien-hue``) or a framework version (``vneaf@2.0``)."""
        name, _, version = package.partition("@")
        return URIRef(f"{self.base}id/{segment(name)}" + (f"/{segment(version)}" if version else ""))

    def thing(self, key: str, home: str) -> URIRef:
        """The IRI of whatever *key* names, where a bare key belongs to the package *home*."""
        known = self._known.get((key, home))
        if known is None:
            package, colon, name = key.partition(":")
            if not colon:
                package, name = home, key
            known = self._known[key, home] = below(self.package(package), *name.split("/"))
        return known

    def administrative_unit(self, code: str) -> URIRef:
        """The IRI of an administrative unit by its code at the General Statistics Office."""
        return URIRef(f"{self.base}administrative-unit/{segment(code)}")


def below(iri: URIRef, *names: str) -> URIRef:
    """The IRI *names* below *iri*, each one segment."""
    return URIRef("/".join((iri, *map(segment, names))))


def _encode(text: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", text), safe="/?:@!$&'()*+,;=%")
