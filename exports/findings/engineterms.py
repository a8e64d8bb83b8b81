"""Why a rule in SPARQL or SHACL has no answer (exports/rdf/judge.py), in both languages; the finding adds a detail."""

from __future__ import annotations

from ...model.text import Text

ENGINE_TERMS: dict[str, Text] = {
    "engine-missing": Text("chưa cài bộ máy SPARQL và SHACL", "the engines of SPARQL and SHACL are not installed"),
    "refused-construct": Text("dùng cấu trúc không được phép", "it uses a construct that is not allowed"),
    "time-limit": Text("chạy quá thời gian cho phép", "it ran longer than is allowed"),
    "memory-limit": Text("cần nhiều bộ nhớ hơn mức cho phép", "it needs more memory than is allowed"),
    "too-many-rows": Text("trả về nhiều dòng hơn mức cho phép", "it returns more rows than are allowed"),
    "no-element": Text(
        "không phải truy vấn SELECT mà dòng kết quả nào cũng có một IRI ở ?element",
        "it is no SELECT query with an IRI under ?element in every row",
    ),
    "query-error": Text("có lỗi nên không chạy được", "it is mistaken and cannot be run"),
}
