"""SYN007: a file begins with a byte order mark."""

from __future__ import annotations

from ....model.splice import BYTE_ORDER_MARK, Edit
from ...rule import Context, Fault, Fix, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="SYN007",
    name="byte-order-mark",
    severity=Severity.WARNING,
    message=Text(
        "Tệp bắt đầu bằng dấu thứ tự byte (BOM).",
        "The file begins with a byte order mark (BOM).",
    ),
    hint=Text(
        "Lưu lại tệp ở dạng UTF-8 không có BOM.",
        "Save the file as UTF-8 without BOM.",
    ),
    what=Text(
        "Tệp mô hình là UTF-8 không có dấu thứ tự byte.",
        "Model files are UTF-8 without a byte order mark.",
    ),
    why=Text(
        "BOM vô hình làm cho so sánh tệp và nhiều công cụ khác hiểu sai dòng đầu tiên.",
        "The invisible mark makes comparisons and many tools misread the first line.",
    ),
    example="""\
\ufeff# Tệp được lưu ở dạng “UTF-8 có BOM”.
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
""",
    better="""\
# Tệp được lưu ở dạng UTF-8.
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
""",
    source=Text(
        "RFC 3629, mục 6; TCVN 6909:2001.",
        "RFC 3629, section 6; TCVN 6909:2001.",
    ),
    fix="safe",
)


def fix(_: Context, fault: Fault) -> Fix:
    """The file without its mark."""
    return Fix((Edit(fault.where.document, BYTE_ORDER_MARK, ""),))


RULE = Rule(INFO, fix=fix)
