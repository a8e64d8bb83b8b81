"""Which province is meant: a name in any spelling, its initials, a slug, a GSO or ISO code, looked up in the table at a day.

The table is data (architecture/national/provinces): the 63 units of 2020 and the 34 since 1 July 2025. Nothing about a province
is known here that the table does not say.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from ...model.elements import Element
from ...model.lifecycle import interval, reached
from ...model.repository import Repository
from ...model.text import Text, vietnamese_date

CODE = "gso-code"
_TYPES = re.compile(r"^(?:tinh|thanh-pho|tp|province-of|city-of)-|-(?:province|city)$")
_REMARK = re.compile(r"\s*\([^)]*\)$")
_OWN_NAMES = ("Thành phố Hồ Chí Minh",)
"""Names whose first word stays a capital inside a sentence (Nghị định 30/2020/NĐ-CP, Phụ lục II, IV.2)."""
_RUN_ON = re.compile(r"^(?:tinh|thanhpho|tp)(?=.)")
_SHORT_CODE = re.compile(r"^\d$")
_INITIALS = 3
"""From how many words on initials are a name people use: HCM, TTH, BRVT; two letters would be many a province's."""
_LETTERS_PER_SLIP = 3
"""A misspelt name is near when one letter in so many is wrong; further off, other provinces come up (Sài Gòn: Hải Phòng)."""
_NEAR = 5


class PlaceError(LookupError):
    """No province, or no longer one, goes by that name; ``text`` says so to people, with what may be meant."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.best("en"))
        self.text = text


@dataclass(frozen=True, slots=True)
class Place:
    """Whom a new repository is about. What is not in the table has neither ``key`` nor ``gso_code``."""

    id: str
    unit: Text
    """As it stands inside a sentence: ``tỉnh Cao Bằng``, ``Cao Bằng province``."""
    key: str = ""
    """Its id in the table."""
    gso_code: str = ""
    sources: tuple[str, ...] = ()


def find(table: Repository, asked: str, at: datetime.date) -> Place:
    """The province that *asked* names on the day *at*.

    A code or name of a unit that merged under its own name means the unit of that name which the day knows.

    Raises:
        PlaceError: none does; the text proposes names, or the unit that came after or was before.
    """
    rows = {key: element for key, element in table.elements.items() if CODE in element.values}
    meant = _spellings(asked)
    matching = [key for key, row in rows.items() if meant & _names(key, row)]
    namesakes = [other for key in matching for other in _beside(table, key, rows) if _same_name(rows, key, other)]
    existing = [key for key in (*matching, *namesakes) if _exists(rows[key], at)]
    if existing:
        return _place(max(existing, key=lambda key: rows[key].since or ""), rows)
    if matching:
        raise PlaceError(_not_then(table, matching[-1], rows, at))
    raise PlaceError(_unknown(asked, at, [row for row in rows.values() if _exists(row, at)]))


def fold(name: str) -> str:
    """*name* without accents, capitals and the word for its type: ``TP. Đà Nẵng`` → ``da-nang``."""
    letters = unicodedata.normalize("NFD", name.replace("Đ", "D").replace("đ", "d")).lower()
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _TYPES.sub("", re.sub(r"[^a-z0-9]+", "-", plain).strip("-"))


def _run_on(name: str) -> str:
    """*name* folded and without blanks: ``Cao Bằng`` → ``caobang``, ``VN-26`` → ``vn26``."""
    return fold(name).replace("-", "")


def _spellings(asked: str) -> set[str]:
    """What *asked* may stand for: as it is, without the word for its type written on to it, a code with its zero."""
    plain = _run_on(asked)
    return {plain, _RUN_ON.sub("", plain), f"0{plain}" if _SHORT_CODE.match(plain) else plain} - {""}


def _initials(name: str) -> str:
    words = fold(name).split("-")
    return "".join(word[:1] for word in words) if len(words) >= _INITIALS else ""


def _beside(table: Repository, key: str, rows: dict[str, Element]) -> list[str]:
    """The units that followed the unit *key*, and those it followed."""
    pairs = [
        (r.source, r.target) for r in table.relations if r.verb == "associated-with" and key in (r.source, r.target)
    ]
    return [name for pair in pairs for name in pair if name != key and name in rows]


def _same_name(rows: dict[str, Element], one: str, other: str) -> bool:
    return fold(_bare(rows[one])) == fold(_bare(rows[other]))


def _bare(row: Element) -> str:
    return (row.short_name or row.name).best("vi")


def _names(key: str, row: Element) -> set[str]:
    codes = (str(row.values.get(name, "")) for name in (CODE, "iso-code"))
    texts = (key, _bare(row), official(row).best("vi"), _initials(_bare(row)), *codes)
    return {_run_on(text) for text in texts} - {""}


def official(row: Element) -> Text:
    """The official name, without the remark that tells two rows of one name apart."""
    return Text(_REMARK.sub("", row.name.best("vi")), _REMARK.sub("", row.name.best("en")))


def _exists(row: Element, at: datetime.date) -> bool:
    begun = row.since is None or reached(row.since, at) is True
    return begun and not (row.until is not None and reached(row.until, at) is True)


def _place(key: str, rows: dict[str, Element]) -> Place:
    row = rows[key]
    name = official(row)
    return Place(fold(_bare(row)), Text(_inside(name.best("vi")), name.en), key, str(row.values[CODE]), row.sources)


def _inside(name: str) -> str:
    """*name* inside a sentence: the common noun begins small."""
    return name if name in _OWN_NAMES else name[:1].lower() + name[1:]


def _not_then(table: Repository, key: str, rows: dict[str, Element], at: datetime.date) -> Text:
    """That the unit was before or comes after the day, and which one stands in its place then."""
    row, name = rows[key], official(rows[key])
    ended = row.until is not None and reached(row.until, at) is True
    others = [
        r.target if ended else r.source
        for r in table.relations
        if r.verb == "associated-with" and key == (r.source if ended else r.target)
    ]
    other = _list(rows[key] for key in others if key in rows)
    date = interval((row.until if ended else row.since) or "unknown")
    day = date.first if date else at
    vi, en = vietnamese_date(day.isoformat()), day.isoformat()
    if ended:
        return Text(
            f"{name.best('vi')} không còn là đơn vị hành chính cấp tỉnh từ ngày {vi}; kế tiếp là {other.best('vi')}. Hãy dùng "
            "tên mới, hoặc thêm --as-of với một ngày trước đó.",
            f"{name.best('en')} ceased to be a province on {en}; {other.best('en')} follows. Use the new name, or --as-of "
            "with an earlier day.",
        )
    return Text(
        f"{name.best('vi')} chỉ có từ ngày {vi}; trước đó là {other.best('vi')}. Hãy dùng tên cũ, hoặc --as-of muộn hơn.",
        f"{name.best('en')} exists only since {en}; before it was {other.best('en')}. Use the old name, or a later --as-of.",
    )


def _unknown(asked: str, at: datetime.date, rows: list[Element]) -> Text:
    near = _list(_nearest(fold(asked), rows))
    meant_vi = f" Có phải {near.best('vi')}?" if near.vi else ""
    meant_en = f" Did you mean {near.best('en')}?" if near.vi else ""
    return Text(
        f"không có tỉnh, thành phố nào tên “{asked}” vào ngày {vietnamese_date(at.isoformat())}.{meant_vi} Với nơi khác, hãy "
        "thêm --id.",
        f"there is no province “{asked}” on {at.isoformat()}.{meant_en} For any other place, add --id.",
    )


def _nearest(asked: str, rows: list[Element]) -> list[Element]:
    """The rows *asked*, folded, comes near to: one is the beginning of the other, its initials, or misspelt."""

    def begins(name: str) -> bool:
        initials = "".join(word[0] for word in name.split("-"))
        return asked == initials or f"{name}-".startswith(f"{asked}-") or asked.startswith(f"{name}-")

    sure = [row for row in rows if asked and begins(fold(_bare(row)))]
    plain = asked.replace("-", "")
    alike = sorted((_slips(plain, _run_on(_bare(row))), row.id) for row in rows)
    near = [name for slips, name in alike if slips <= len(plain) // _LETTERS_PER_SLIP]
    by_id = {row.id: row for row in rows}
    return sure or [by_id[name] for name in near][:_NEAR]


def _slips(one: str, other: str) -> int:
    """How many letters must be put in, left out or replaced to make *other* of *one*."""
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        before, row[0] = row[0], at
        for place, wanted in enumerate(other, 1):
            before, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, before + (letter != wanted))
    return row[-1]


def _list(rows: Iterable[Element]) -> Text:
    """The official names in a row, each once; no text at all where there are none."""
    names = list(dict.fromkeys(official(row) for row in rows))
    if not names:
        return Text()
    return Text(", ".join(_inside(name.best("vi")) for name in names), ", ".join(name.best("en") for name in names))
