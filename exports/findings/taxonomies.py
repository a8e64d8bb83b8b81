"""The framework as SARIF taxonomies: every obligation and component that a finding cites, so that a service can sort by them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ...model.findings import Finding
from ...model.frameworks import SPACES, Framework, Item, Obligation
from ...model.text import Text
from ..jsontext import Json
from .wording import clean

_CITED = re.compile(rf"(?P<package>[\w.-]+@[\w.-]+):(?P<item>(?:{'|'.join(SPACES)})/[\w.-]+)")


class Taxon(NamedTuple):
    """One item of a framework: the key of its package and its name there (``component/lgsp``)."""

    package: str
    item: str


def cited(finding: Finding, frameworks: Mapping[str, Framework]) -> Iterator[Taxon]:
    """The items *finding* is about, each once, of packages that are at hand."""
    found = (
        Taxon(*match.groups())
        for part in (finding.element, finding.field, finding.target)
        for match in _CITED.finditer(part)
    )
    for taxon in dict.fromkeys(found):
        if taxon.package in frameworks and frameworks[taxon.package].item(taxon.item) is not None:
            yield taxon


class Taxonomies:
    """The cited items with their numbers; SARIF refers to them by index."""

    def __init__(self, taxa: set[Taxon], frameworks: Mapping[str, Framework]) -> None:
        self._frameworks = frameworks
        self._packages = sorted({taxon.package for taxon in taxa})
        self._items = {
            package: sorted(taxon.item for taxon in taxa if taxon.package == package) for package in self._packages
        }
        self._number = {taxon: self._items[taxon.package].index(taxon.item) for taxon in taxa}

    def components(self) -> list[Json]:
        """``run.taxonomies``."""
        return [self._component(package) for package in self._packages]

    def supported(self) -> list[Json]:
        """``driver.supportedTaxonomies``."""
        return [{"name": package, "index": index} for index, package in enumerate(self._packages)]

    def reference(self, taxon: Taxon) -> dict[str, Json]:
        """A reference to one item, for ``result.taxa`` and the target of a relationship."""
        index = self._packages.index(taxon.package)
        return {
            "id": taxon.item,
            "index": self._number[taxon],
            "toolComponent": {"name": taxon.package, "index": index},
        }

    def _component(self, package: str) -> Json:
        framework = self._frameworks[package]
        taxa: list[Json] = []
        for name in self._items[package]:
            item = framework.item(name)
            if item is not None:
                taxa.append(_described(name, item))
        return {
            "name": package,
            "version": framework.version,
            "shortDescription": {"text": _both(framework.name) or package},
            "isComprehensive": False,
            "taxa": taxa,
        }


def _described(name: str, item: Item) -> Json:
    short = _both(item.name) if item.name else ""
    long = _both(item.law) if isinstance(item, Obligation) else ""
    number = clean(item.number) if isinstance(item, Obligation) and item.number else ""
    return {
        "id": name,
        **({"name": number} if number else {}),
        "shortDescription": {"text": short or name},
        "fullDescription": {"text": long or short or name},
    }


def _both(text: Text) -> str:
    return " / ".join(dict.fromkeys(clean(part) for part in (text.vi, text.en) if part))
