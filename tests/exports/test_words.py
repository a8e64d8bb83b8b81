"""Every word the model can say has a name in both languages, and none that it cannot."""

from __future__ import annotations

from typing import get_args

import pytest

from kientruc.exports.findings.labels import LABELS, SEVERITIES
from kientruc.exports.findings.terms import TERMS
from kientruc.exports.summary.words import WORDS
from kientruc.exports.words import CELL_NOTES, CELLS, EVIDENCE, RELATIONS, STATES, STRENGTHS
from kientruc.model.findings import Label, Severity
from kientruc.model.lifecycle import State
from kientruc.model.statistics import EVIDENCE as EVIDENCE_WORDS
from kientruc.model.text import Text
from kientruc.model.verdicts import Cell
from kientruc.model.vocabulary import VERBS, Strength

LISTS: dict[str, tuple[dict[str, Text], set[str]]] = {
    "states": (STATES, set(State)),
    "cells": ({**CELLS}, set(Cell)),
    "evidence": (EVIDENCE, set(EVIDENCE_WORDS)),
    "relations": (RELATIONS, set(VERBS)),
    "strengths": (STRENGTHS, {*get_args(Strength), "confirmed", "weak"}),
    "labels": ({**LABELS}, set(get_args(Label))),
    "severities": ({str(key): text for key, text in SEVERITIES.items()}, {str(severity) for severity in Severity}),
}


@pytest.mark.parametrize(("words", "expected"), LISTS.values(), ids=LISTS)
def test_the_list_is_complete(words: dict[str, Text], expected: set[str]) -> None:
    assert set(words) == expected


def test_every_word_is_in_both_languages() -> None:
    lists = [*(words for words, _ in LISTS.values()), TERMS, WORDS, CELL_NOTES]
    assert all(text.vi and text.en for words in lists for text in words.values())


def test_only_met_needs_no_explanation() -> None:
    assert set(Cell) - set(CELL_NOTES) == {Cell.MET}
