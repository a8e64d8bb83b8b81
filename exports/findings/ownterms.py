"""What is wrong with a repository's own rules, in both languages: unsound ones (OWN001), and ones that got no answer (OWN003)."""

from __future__ import annotations

from ...model.text import Text

OWN_TERMS: dict[str, Text] = {
    # an unsound rule (validators/own/soundness.py)
    "own-code-form": Text(
        "mã phải gồm ba chữ hoa và ba chữ số, như ABC001", "a code is three capitals and three digits, like ABC001"
    ),
    "own-code-taken": Text(
        "mã này, hoặc nhóm của nó, đã có quy tắc khác dùng", "this code, or its group, belongs to another rule"
    ),
    "own-one-of-three": Text(
        "phải có đúng một trong ba khóa `assert`, `sparql`, `shacl`",
        "it has exactly one of `assert`, `sparql` and `shacl`",
    ),
    "own-select-alone": Text("`select` chỉ đi cùng `assert`", "`select` goes with `assert` only"),
    "own-no-file": Text("không đọc được tệp này trong kho", "the file cannot be read inside the repository"),
    "own-unknown-slot": Text(
        "câu thông báo chỉ dùng được {element}, {name}, {kind}, {field}, {target}, {value}",
        "a message may only use {element}, {name}, {kind}, {field}, {target}, {value}",
    ),
    "own-stray-brace": Text("câu thông báo có dấu { hoặc } thừa", "the message has a stray { or }"),
    "own-unknown-kind": Text("không có loại phần tử này", "there is no such kind"),
    "own-unknown-layer": Text("không có lớp này", "there is no such layer"),
    "own-unknown-verb": Text("không có loại quan hệ này", "there is no such verb"),
    "own-unknown-property": Text("khung không khai báo thuộc tính này", "the framework declares no such property"),
    "own-unknown-field": Text("phần tử không có khóa này", "an element has no such key"),
    "own-unknown-value": Text("thuộc tính không nhận giá trị này", "the property takes no such value"),
    "own-unknown-reference": Text("không có gì mang mã này", "nothing has this id"),
    "own-unknown-repository": Text("không có kho nào mang tên này", "there is no such repository"),
    "own-does-not-apply": Text(
        "không loại phần tử nào được chọn có thuộc tính này", "no kind that is selected has this property"
    ),
    "own-no-number": Text("thuộc tính này không phải là số", "the property is no number"),
    "own-selects-nothing": Text("không thể chọn được phần tử nào", "it can never select anything"),
    "own-never-fails": Text("không bao giờ phát hiện được gì", "it can never fail"),
    "own-never-met": Text("không bao giờ đáp ứng được", "it can never be met"),
    "own-one-assertion": Text("`assert` phải có đúng một khóa", "`assert` has exactly one key"),
    "own-bad-pattern": Text("mẫu không đúng cú pháp", "the pattern is not well-formed"),
    "own-costly-pattern": Text(
        "mẫu có thể chạy quá lâu; hãy viết đơn giản hơn", "the pattern may take too long; write a simpler one"
    ),
    "own-no-failing": Text("chưa có trường hợp nào phải bị phát hiện", "no case proves that it can fail"),
    "own-no-passing": Text("chưa có trường hợp nào phải đạt", "no case proves that it can pass"),
    # no answer (exports/rdf/judge.py)
    "engine-missing": Text("chưa cài bộ máy SPARQL và SHACL", "the engines of SPARQL and SHACL are not installed"),
    "refused-construct": Text("dùng cấu trúc không được phép", "it uses a construct that is not allowed"),
    "time-limit": Text("chạy quá thời gian cho phép", "it ran longer than is allowed"),
    "memory-limit": Text("cần nhiều bộ nhớ hơn mức cho phép", "it needs more memory than is allowed"),
    "too-many-rows": Text("trả về nhiều dòng hơn mức cho phép", "it returns more rows than are allowed"),
    "query-names-no-element": Text(
        "không phải truy vấn SELECT mà dòng kết quả nào cũng có một IRI ở ?element",
        "it is no SELECT query with an IRI under ?element in every row",
    ),
    "query-error": Text("có lỗi nên không chạy được", "it is mistaken and cannot be run"),
}
