"""Which language a short text is in, told only where there is no doubt: a wrong finding costs more trust than a missing one.

What is quoted, bracketed or an address belongs to nobody and is not looked at. Then words decide.

*English under* ``vi``: no word in lower case has a Vietnamese mark (places and persons have capitals), and there are words that no
Vietnamese syllable could be (``Department``, ``Finance``): two beside an English function word (of, and, the …), three in lower case,
or two in lower case where two are words of administration. A name in capitals, ``Smart City Platform``, may be a product; a term and
its abbreviation, ``Internet of Things (IoT)``, is a technical term: both stay.

*Vietnamese under* ``en``: at least two words with Vietnamese marks are in lower case, words with marks are at least half of all, and
there is no English function word. Names of organisations stay (``Tạp chí Sông Hương``) unless a Vietnamese function word shows a whole
phrase that nobody translated (``Sở Thông tin và Truyền thông``).
"""

from __future__ import annotations

import re

_ASIDE = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’|\([^()]*\)|\[[^\[\]]*\]|https?://\S+|\S+@\S+|\S*[/\\_]\S*")
"""What is quoted, bracketed, an address, or a number with strokes (``43/2011/NĐ-CP``)."""
_MARKED = re.compile("[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u01b0\u1ea0-\u1ef9]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ABBREVIATION = re.compile(r"\(([A-Za-z0-9]{2,})\)")

_LONGEST = 400
"""How many characters of a text are looked at: they tell its language, and a text of any length is judged in constant time."""
_FUNCTION_WORDS = frozenset(
    ("of", "and", "for", "the", "with", "from", "by", "which", "that", "their", "its", "is", "are")
)
_ADMINISTRATION = frozenset({
    "national", "provincial", "local", "ministry", "department", "departments", "committee", "government", "administrative",
    "procedure", "procedures", "agency", "agencies", "authority", "decree", "decision", "circular", "public", "service", "services",
    "management", "information", "system", "systems", "database", "databases", "platform", "portal", "infrastructure", "security",
    "citizens", "electronic", "document", "documents", "reporting", "monitoring", "registration", "sharing", "shared",
})  # fmt: skip
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?"
    r"(?:uye|uya|uyu|uoi|ieu|yeu|oai|oay|oao|oeo|uay|uao|[aeiouy]{1,2})(?:ch|ng|nh|[cmnpt])?"
)
"""The shape of a Vietnamese syllable written without marks."""
_VIETNAMESE_FUNCTION_WORDS = frozenset(
    {"của", "và", "các", "những", "về", "được", "tại", "từ", "đến", "để", "với", "hoặc", "bằng"}
)


def is_english(text: str) -> bool:
    """Whether *text*, given as Vietnamese, is surely English.

    >>> is_english("Department of Finance"), is_english("Smart City Platform"), is_english("Internet of Things (IoT)")
    (True, False, False)
    """
    text = text[:_LONGEST]
    marked = _MARKED.search(text) is not None
    if " " not in text or (marked and not (" of " in text or " and " in text or " the " in text)) or _is_term(text):
        return False
    words = _WORD.findall(_ASIDE.sub(" ", text))
    plain = [word for word in words if not (marked and _MARKED.search(word))]
    if any(word[0].islower() for word in words if word not in plain):
        return False
    foreign = {word for word in plain if word not in _FUNCTION_WORDS and not _SYLLABLE.fullmatch(word.lower())}
    folded = {word.lower() for word in plain}
    if not _FUNCTION_WORDS.isdisjoint(folded):
        return len(foreign) > 1
    lower = sum(map(str.islower, foreign))
    return lower > 2 or (lower > 1 and len(_ADMINISTRATION.intersection(folded)) > 1)


def is_vietnamese(text: str, *, organisation: bool = False) -> bool:
    """Whether *text*, given as English, is surely Vietnamese; *organisation*: it is the name of one.

    >>> is_vietnamese("Cổng Dịch vụ công của tỉnh"), is_vietnamese("People's Committee of Thừa Thiên Huế")
    (True, False)
    """
    text = text[:_LONGEST]
    if text.isascii() or not _MARKED.search(text):
        return False
    words = _WORD.findall(_ASIDE.sub(" ", text))
    marked = [word for word in words if _MARKED.search(word)]
    lower = {word for word in marked if word.islower()}
    if not _FUNCTION_WORDS.isdisjoint(words) or len(lower) < 2 or 2 * len(marked) < len(words):
        return False
    return not organisation or not _VIETNAMESE_FUNCTION_WORDS.isdisjoint(lower)


def _is_term(text: str) -> bool:
    """Whether *text* is a term followed by its abbreviation, made of the first letters of its words."""
    found = _ABBREVIATION.search(text)
    if found is None:
        return False
    initials = iter(word[0].lower() for word in _WORD.findall(text[: found.start()]))
    return all(letter in initials for letter in found[1].lower() if letter.isalpha())
