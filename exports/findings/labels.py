"""What a severity and a related place are called, in both languages."""

from __future__ import annotations

from ...model.findings import Label, Severity
from ...model.text import Text

SEVERITIES: dict[Severity, Text] = {
    Severity.ERROR: Text("lỗi", "error"),
    Severity.WARNING: Text("cảnh báo", "warning"),
    Severity.INFO: Text("thông tin", "info"),
}

LABELS: dict[Label, Text] = {
    "first": Text("đã viết lần đầu tại đây", "first written here"),
    "declared": Text("khai báo tại đây", "declared here"),
    "part": Text("bộ phận", "the part"),
    "cycle": Text("nằm trên vòng lặp", "on the cycle"),
    "target": Text("đích", "the target"),
    "document": Text("văn bản", "the document"),
    "component": Text("thành phần khung", "the framework component"),
    "chain": Text("một mắt xích của chuỗi", "a link of the chain"),
    "contract": Text("cam kết kiến trúc", "the contract"),
}
