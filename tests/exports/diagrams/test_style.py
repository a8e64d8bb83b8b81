"""The palette can be read, and every word exists twice."""

from __future__ import annotations

import string

import pytest

from kientruc.exports.diagrams import wording
from kientruc.exports.diagrams.style import ACCENTS, INK, LOOKS, MARKS, PAPER, SOFT, TONES
from kientruc.model.text import Text
from kientruc.model.verdicts import Cell
from kientruc.model.vocabulary import LAYERS, VERBS

# The characters of Windows Glyph List 4 that Arial, Arimo and Liberation Sans all have, as far as this project uses them.
WGL4_SIGNS = set("√►○◊×§–?")


def luminance(color: str) -> float:
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    """WCAG 2.1, contrast ratio."""
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", TONES)
def test_text_on_every_tint_can_be_read(name):
    tone = TONES[name]
    name_color = tone.text if tone.text == PAPER else INK
    assert contrast(name_color, tone.fill) >= 4.5
    assert contrast(tone.text, tone.fill) >= 4.5
    if tone.text != PAPER:
        assert contrast(tone.text, tone.frame) >= 4.5
        assert contrast(tone.text, PAPER) >= 4.5
        assert contrast(SOFT, tone.fill) >= 4.5
        assert contrast(SOFT, tone.frame) >= 4.5


@pytest.mark.parametrize("name", MARKS)
def test_text_of_a_state_can_be_read(name):
    assert contrast(MARKS[name].text, MARKS[name].fill) >= 4.5
    assert contrast(INK, MARKS[name].fill) >= 4.5


def test_arrows_and_grey_boxes_can_be_seen():
    assert all(contrast(color, PAPER) >= 3 for color in ACCENTS.values())
    retired = LOOKS["retired"]
    assert contrast(retired.text, retired.fill) >= 4.5


def test_states_differ_by_sign_and_word_not_by_colour_alone():
    assert len({mark.sign for mark in MARKS.values()}) == len(MARKS)
    assert {mark.sign for mark in MARKS.values()} <= WGL4_SIGNS
    assert {cell.value for cell in Cell} - {"manual"} == set(MARKS) == set(wording.MARKS)


def test_every_layer_verb_and_line_has_its_look_and_words():
    assert set(LAYERS) <= set(TONES)
    assert set(wording.VERB_PHRASES) == set(VERBS)
    assert set(wording.LOOKS) == set(LOOKS)


TABLES = ("VERB_PHRASES", "ACCESS_PHRASES", "LINES", "LOOKS", "MARKS", "STRENGTHS", "VIEWS", "WORDS")


@pytest.mark.parametrize("table", TABLES)
def test_every_word_is_there_in_both_languages_with_the_same_places(table):
    words: dict[str, Text] = getattr(wording, table)
    assert len(words) >= 3
    for name, text in words.items():
        places = [{p for _, p, _, _ in string.Formatter().parse(t or "") if p} for t in (text.vi, text.en)]
        assert all((text.vi, text.en)), name
        assert places[0] == places[1], name
