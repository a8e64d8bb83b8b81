"""Text inside a picture: cleaned, wrapped by words and escaped. Everything a model says goes through here."""

from __future__ import annotations

import html
import re
import unicodedata

WRAP = 24
_TOGETHER = (
    "an toàn|biên giới|cán bộ|chia sẻ|chính phủ|chính quyền|chuyên dùng|chuyên ngành|chuyển đổi|công cộng|công dân"
    "|công nghệ|công chức|công vụ|cơ quan|cơ sở|danh mục|dân cư|dịch vụ công|dịch vụ|doanh nghiệp|du lịch|dữ liệu|dùng chung|đa cấp|đất đai"
    "|điện tử|điều hành|đô thị|giám sát|giải pháp|giải quyết|hành chính|hạ tầng|hệ thống|hình ảnh|hồ sơ|kế hoạch|kết nối"
    "|kiến trúc|kỹ thuật|liên thông|môi trường|mô hình|một cửa|nền tảng|nghiệp vụ|người dân|người dùng|nhà nước|nhân dân"
    "|phân tán|phân tích|phần mềm|phiên bản|phòng chống|phục vụ|quản lý|quảng cáo|quốc gia|quy hoạch|quy trình|sử dụng|tài chính"
    "|tài nguyên|tập đoàn|thành phần|thành phố|thiên tai|thống kê|thông minh|thông tin|thủ tục|thường trực|tích hợp|tiếp nhận"
    "|tổ chức|tổng hợp|trao đổi|trực tuyến|truyền thông|trung gian|trung tâm|truy cập|ứng dụng|ủy ban|văn bản|văn hóa|văn phòng"
    "|viên chức|vận hành|xã hội|xây dựng|y tế"
)
"""Words of two syllables that a line should not break: to a Vietnamese reader "quốc / gia" is a word torn in two."""
_WORDS = re.compile(rf"\b(?:{_TOGETHER})\b| \(\d+\)", re.IGNORECASE)
_JOINT = "\N{NO-BREAK SPACE}"
_BIDI = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
"""They turn the direction of what follows: a name must not be able to rearrange its neighbours' text."""
_UNPRINTABLE = frozenset({"Cc", "Cs", "Cn", "Co"})


def clean(text: str) -> str:
    """*text* on one line, NFC, without controls, private characters and changes of direction."""
    kept = (" " if c.isspace() else c for c in unicodedata.normalize("NFC", text))
    printable = "".join(c for c in kept if unicodedata.category(c) not in _UNPRINTABLE and c not in _BIDI)
    return " ".join(printable.split())


def room(text: str) -> float:
    """The room a layout reserves for *text*, in letters: without a font file Graphviz measures bytes, not letters."""
    return sum(1.0 if c.isascii() or c == _JOINT else 0.5 * len(c.encode()) for c in text)


def wrap(text: str, width: float = WRAP, lines: int | None = None) -> list[str]:
    """*text* in lines of at most *width*, broken between words, a longer word within; ``…`` where *lines* cut it off."""
    found = [""]
    for word in _WORDS.sub(lambda match: match[0].replace(" ", _JOINT), clean(text)).split(" "):
        for piece in _pieces(word, width):
            joined = f"{found[-1]} {piece}" if found[-1] else piece
            if room(joined) <= width:
                found[-1] = joined
            else:
                found.append(piece)
    if lines is not None and len(found) > lines:
        found = [*found[: lines - 1], found[lines - 1] + " …"]
    found = _balanced(found, width) if len(found) == 2 else found
    return [line.replace(_JOINT, " ") for line in found]


def _pieces(word: str, width: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if room(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _balanced(lines: list[str], width: float) -> list[str]:
    """Two lines of about equal length, so that no word stands alone."""
    words = " ".join(lines).split(" ")
    ways = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    fitting = [way for way in ways if max(map(room, way)) <= width]
    return list(min(fitting, key=lambda way: max(map(room, way)))) if fitting else lines


def escape(text: str) -> str:
    """*text* inside markup."""
    return html.escape(clean(text))


def attribute(text: str) -> str:
    """*text* as a value inside an HTML-like label, where Graphviz would expand a single backslash."""
    return escape(text).replace("\\", "\\\\")


def quote(text: str) -> str:
    """*text* as a quoted DOT string; backslashes are doubled so that no escape of Graphviz (node name, graph name) expands.

    An ampersand is written as an entity: Graphviz reads entities in labels and tooltips.
    """
    text = clean(text).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + text.replace("&", "&amp;") + '"'


def font(text: str, *, size: float, color: str, bold: bool = False) -> str:
    """Escaped *text* in one type; ``""`` for no text, which HTML-like labels do not allow inside FONT."""
    # A backslash ends its piece: within one piece Graphviz would take it and the next letter for a name to fill in.
    pieces = [escape(piece) for piece in re.split(r"(?<=\\)", clean(text))] if "\\" in text else [escape(text)]
    around = ("<B>", "</B>") if bold else ("", "")
    return "".join(
        f'<FONT POINT-SIZE="{size:g}" COLOR="{color}">{around[0]}{piece}{around[1]}</FONT>' for piece in pieces if piece
    )
