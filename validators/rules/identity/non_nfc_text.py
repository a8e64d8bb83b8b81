"""IDN003: a text is not in Unicode normal form C."""

from __future__ import annotations

import unicodedata

from ...rule import Rule, RuleInfo, Severity, Text

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
)
RULE = Rule(INFO)
