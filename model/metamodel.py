"""What may join what: the ArchiMate matrix, narrowed by the profile kinds of a framework."""

from __future__ import annotations

from collections.abc import Mapping

from .frameworks import Framework, Kind, Property
from .text import Text
from .vocabulary import VERBS, concepts, relation_matrix

RELATIONSHIP = "Relationship"


class Metamodel:
    """Every kind that may be written, and the relations allowed between them."""

    def __init__(self, framework: Framework | None) -> None:
        self._concepts = concepts()
        self._matrix = relation_matrix()
        self.profile: Mapping[str, Kind] = framework.kinds if framework else {}
        self.properties: Mapping[str, Property] = framework.properties if framework else {}
        self.relation_properties: Mapping[str, Property] = framework.relation_properties if framework else {}
        self._concept_of = {kind: concept.concept for kind, concept in self._concepts.items()}
        self._layer_of = {kind: concept.layer for kind, concept in self._concepts.items()}
        for kind, narrowed in self.profile.items():
            base = self._concepts.get(narrowed.narrows)
            if base is not None:
                self._concept_of[kind] = base.concept
                self._layer_of[kind] = narrowed.layer or base.layer

    @property
    def kinds(self) -> tuple[str, ...]:
        """Every kind an element may have; the profile's first."""
        return (
            *self.profile,
            *(kind for kind in self._concepts if kind not in self.profile and kind != "relationship"),
        )

    def concept(self, kind: str) -> str | None:
        """The ArchiMate concept behind *kind*, or None where the kind is unknown."""
        return self._concept_of.get(kind)

    def layer(self, kind: str) -> str:
        """The layer of *kind*; ``other`` where the kind is unknown."""
        return self._layer_of.get(kind, "other")

    def name(self, kind: str) -> Text:
        """What people call *kind*."""
        if kind in self.profile:
            return self.profile[kind].name
        return self._concepts[kind].name if kind in self._concepts else Text(kind, kind)

    def allows(self, source: str, verb: str, target: str) -> bool:
        """Whether the concept *source* may have the relation *verb* to the concept *target*."""
        return VERBS[verb] in self._matrix.get((source, target), ())

    def allowed_verbs(self, source: str, target: str) -> tuple[str, ...]:
        """The verbs that are allowed between two concepts, for a hint."""
        allowed = self._matrix.get((source, target), frozenset())
        return tuple(verb for verb, relation in VERBS.items() if relation in allowed)

    def properties_of(self, kind: str) -> tuple[str, ...]:
        """The profile properties that apply to *kind*: all of them for a plain ArchiMate kind."""
        return self.profile[kind].properties if kind in self.profile else tuple(self.properties)
