"""IDN003: a text is not in Unicode normal form C."""

from __future__ import annotations

import unicodedata

from ....model.splice import Edit
from ...rule import Context, Fault, Fix, Rule, RuleInfo, Severity, Text

BETTER = """\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
"""

INFO = RuleInfo(
    code="IDN003",
    name="non-nfc-text",
    severity=Severity.WARNING,
    message=Text(
        "“{text}” viết bằng Unicode tổ hợp, không phải Unicode dựng sẵn (NFC).",
        "“{text}” is written with combining marks, not in precomposed form (NFC).",
    ),
    hint=Text(
        "Chuyển đoạn chữ sang Unicode dựng sẵn.",
        "Convert the text to precomposed Unicode.",
    ),
    what=Text(
        "Chữ Việt trong tệp mô hình viết bằng Unicode dựng sẵn (NFC).",
        "Vietnamese texts in model files are written in precomposed Unicode (NFC).",
    ),
    why=Text(
        "Hai cách mã hóa trông giống hệt nhau nhưng tìm kiếm, sắp xếp và so sánh đều coi là khác.",
        "The two encodings look the same, yet searching, sorting and comparing treat them as different.",
    ),
    example=unicodedata.normalize("NFD", BETTER),
    better=BETTER,
    source=Text(
        "Unicode UAX #15; TCVN 6909:2001.",
        "Unicode UAX #15; TCVN 6909:2001.",
    ),
    fix="safe",
)


def fix(_: Context, fault: Fault) -> Fix | None:
    """The same letters precomposed; None where an escape sequence, not a letter, is what is not."""
    document, span = fault.where.document, fault.where.exact
    if span is None:
        return None
    old = document.text[span.start : span.end]
    new = unicodedata.normalize("NFC", old)
    return Fix((Edit(document, span, new),)) if new != old else None


RULE = Rule(INFO, fix=fix)
