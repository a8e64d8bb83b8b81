"""STR006: a repository in which there is nothing."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.manifest import FRAMEWORK_NAME
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="STR006",
    name="empty-repository",
    severity=Severity.WARNING,
    message=Text(
        "Kho kiến trúc `{repository}` chưa có gì: không có phần tử, quan hệ hay văn bản nào.",
        "The repository `{repository}` is empty: it holds no element, relation or document.",
    ),
    hint=Text(
        "Viết phần tử đầu tiên vào một tệp `*.yaml` bên dưới tệp kê khai, hoặc xem lại `exclude` và `tables`.",
        "Write the first element into a `*.yaml` file below the manifest, or look at `exclude` and `tables`.",
    ),
    what=Text(
        "Một kho kiến trúc có ít nhất một phần tử, quan hệ hoặc văn bản. Gói khung và kho chỉ mang bảng mã (`overlays`) không bị "
        "tính.",
        "A repository holds at least one element, relation or document. Framework packages and repositories that bring "
        "code tables (`overlays`) do not count.",
    ),
    why=Text(
        "Kho trống vượt qua mọi kiểm tra; thường là do chạy nhầm thư mục, hoặc `exclude` đã loại hết các tệp.",
        "An empty repository passes every check; usually the wrong folder was checked, or `exclude` left nothing.",
    ),
    example="""\
# file: kientruc.yaml
id: tinh-mau
name: {vi: Kiến trúc Chính quyền điện tử tỉnh Mẫu}
version: "1.0"
as-of: 2020-08-10
""",
    better="""\
# file: kientruc.yaml
id: tinh-mau
name: {vi: Kiến trúc Chính quyền điện tử tỉnh Mẫu}
version: "1.0"
as-of: 2020-08-10
# file: model.yaml
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
""",
    source=Text(
        "FINOS CALM, quy tắc `architecture-has-nodes-relationships`; Structurizr, kiểm tra `model.empty`.",
        "FINOS CALM's rule `architecture-has-nodes-relationships`; Structurizr's inspection `model.empty`.",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """The repository, where nothing was written and nothing was refused."""
    repository = context.repository
    held = (repository.elements, repository.relations, repository.documents, repository.manifest.overlays)
    if any(held) or repository.broken or repository.manifest_file.path.endswith(FRAMEWORK_NAME):
        return
    yield Fault(INFO.code, repository.manifest_locus("id"), {"repository": repository.id})


RULE = Rule(INFO, check, needs_whole=True)
