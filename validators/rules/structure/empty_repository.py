"""STR006: a repository in which there is nothing to read."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.manifest import FRAMEWORK_NAME
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="STR006",
    name="empty-repository",
    severity=Severity.WARNING,
    message=Text(
        "Kho kiến trúc `{repository}` trống: ngoài tệp kê khai, không có tệp nào để đọc.",
        "The repository `{repository}` is empty: beside the manifest there is no file to read.",
    ),
    hint=Text(
        "Viết phần tử đầu tiên vào một tệp `*.yaml` bên dưới tệp kê khai, hoặc xem lại `exclude` và `tables`.",
        "Write the first element into a `*.yaml` file below the manifest, or look at `exclude` and `tables`.",
    ),
    what=Text(
        "Một kho kiến trúc có ít nhất một tệp mô hình hoặc một bảng. Gói khung và kho chỉ mang bảng mã (`overlays`) không bị "
        "tính; tệp mới tạo mà chưa viết gì thì chưa phải là lỗi.",
        "A repository has at least one model file or table. Framework packages and repositories that bring code tables "
        "(`overlays`) do not count; nor is it a fault that nothing has been written into its files yet.",
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
    """The repository, where its manifest is all that was read: `kientruc new` writes files that wait for their first element."""
    repository = context.repository
    beside = [document for document in repository.files if document is not repository.manifest_file]
    if beside or repository.manifest.overlays or repository.manifest_file.path.endswith(FRAMEWORK_NAME):
        return
    yield Fault(INFO.code, repository.manifest_locus("id"), {"repository": repository.id})


RULE = Rule(INFO, check, needs_whole=True)
