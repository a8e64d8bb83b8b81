"""MET006: an element is classified by something that is no code of a reference model, or twice by the same code."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.findings import Argument, Term
from ....model.repository import Repository
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="MET006",
    name="classification-misused",
    severity=Severity.WARNING,
    message=Text(
        "Phân loại `{code}` của `{element}` không dùng được: {reason}.",
        "The classification `{code}` of `{element}` is of no use: {reason}.",
    ),
    hint=Text(
        "Ghi mỗi mã một lần, dạng `khung:code/DRM001`{nearest: (có phải `{}`?)}; thành phần khung thì ghi ở `realizes`.",
        "Write each code once, as `framework:code/DRM001`{nearest: (did you mean `{}`?)}; framework components belong under "
        "`realizes`.",
    ),
    what=Text(
        "`classified-as` chỉ nhận mã hoặc mô hình tham chiếu của khung, mỗi mã một lần; mã còn cấp con vẫn dùng được.",
        "`classified-as` takes codes or reference models of the framework, each once; a code with children is fine.",
    ),
    why=Text(
        "Phân loại sai chỗ không được tính khi thống kê theo mô hình tham chiếu.",
        "A misplaced classification is not counted in any statistics by reference model.",
    ),
    example="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: "Nền tảng tích hợp, chia sẻ dữ liệu"}
    classified-as: [nen-tang]
""",
    better="""\
elements:
  lgsp:
    kind: application-component
    name: {vi: "Nền tảng tích hợp, chia sẻ dữ liệu"}
    documentation: {vi: "Chưa phân loại, vì mã cấp 2 của mô hình tham chiếu ứng dụng chưa công bố."}
""",
    source=Text(
        "Mô hình tham chiếu nghiệp vụ, dữ liệu, ứng dụng, công nghệ, an toàn thông tin của Khung Kiến trúc Chính phủ "
        "điện tử Việt Nam.",
        "The business, data, application, technology and security reference models of the Viet Nam e-Government "
        "Architecture Framework.",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """Every entry of ``classified-as`` that names no code, or one named before in the same list."""
    repository = context.repository
    for key, element in repository.elements.items():
        codes = element.classified_as
        if not codes:
            continue
        seen: set[str] = set()
        for number, code in enumerate(codes):
            reason = "repeated-code" if code in seen else "not-a-code"
            seen.add(code)
            if reason == "repeated-code" or not _may_be_code(repository, code):
                where = repository.locus(key, "classified-as", number)
                nearest = _proposal(repository, code) if reason == "not-a-code" else ""
                arguments: dict[str, Argument] = {
                    "element": key,
                    "code": code,
                    "reason": Term(reason),
                    "nearest": nearest,
                }
                yield Fault(INFO.code, where, arguments, key, "classified-as", code)


def _proposal(repository: Repository, written: str) -> str:
    """The code that *written* means where only ``code/``, or that and the prefix of the claimed framework, was forgotten."""
    package, _, name = written.rpartition(":")
    framework = repository.frameworks.get(package) if package else repository.framework
    item = f"code/{name}"
    if framework is None or framework.key not in repository.prefixes or framework.item(item) is None:
        return ""
    return repository.as_written(f"{framework.key}:{item}")


def _may_be_code(repository: Repository, reference: str) -> bool:
    """Whether *reference* is a code, or belongs to a package that could not be read (another rule says so)."""
    package, colon, name = reference.partition(":")
    if not colon or package in repository.linked or package == repository.id:
        return False
    return name.startswith("code/") or package not in repository.frameworks


RULE = Rule(INFO, check)
