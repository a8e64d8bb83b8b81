"""The tool's own words in both languages: severities, labels of related places, and the terms rules put into messages."""

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
    "part": Text("thành phần", "the part"),
    "cycle": Text("nằm trên vòng lặp", "on the cycle"),
    "target": Text("đích", "the target"),
    "document": Text("văn bản", "the document"),
    "component": Text("thành phần khung", "the framework component"),
}

TERMS: dict[str, Text] = {
    # what was expected of a value (model/parse.py)
    "text": Text("một đoạn chữ", "a text"),
    "list": Text("một danh sách, ví dụ [a, b]", "a list, such as [a, b]"),
    "mapping": Text("một nhóm khóa: giá trị", "a group of key: value"),
    "number": Text("một số", "a number"),
    "integer": Text("một số nguyên", "a whole number"),
    "boolean": Text("true hoặc false", "true or false"),
    "date": Text(
        "một ngày (2020, 2020-08, 2020-08-10) hoặc unknown", "a date (2020, 2020-08, 2020-08-10) or unknown"
    ),
    "day": Text("một ngày đầy đủ, ví dụ 2020-08-10", "a full date, such as 2020-08-10"),
    "url": Text("một địa chỉ http(s)://", "an http(s):// address"),
    "id": Text("một mã gồm chữ thường không dấu, chữ số và gạch nối", "an id of lower-case letters, digits and hyphens"),
    "choice": Text("một trong các giá trị", "one of"),
    "range": Text("một số trong khoảng", "a number in the range"),
    "value": Text("một giá trị hợp lệ", "a valid value"),
    "exactly-one-check": Text("đúng một loại kiểm tra", "exactly one kind of check"),
}
