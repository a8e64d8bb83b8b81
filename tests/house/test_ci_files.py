"""What other people's build servers run of us: held to its schema and linter, and run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
HOOKS = ROOT / ".pre-commit-hooks.yaml"
ACTION = ROOT / "action.yml"
GITLAB = ROOT / "ci/gitlab/kientruc.gitlab-ci.yml"
DOCKERFILE = ROOT / "Dockerfile"
SCRIPTS = [ROOT / "run", ROOT / "tools/lock", ROOT / "tools/bundle", ROOT / "tools/install.sh"]
OFFLINE = ("No matching distribution", "Could not find a version", "NewConnectionError", "Connection")
MANIFEST = 'id: kho\nname: {vi: Kho, en: Repository}\nversion: "1"\nas-of: 2020-08-10\n'
MODEL = """\
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp, en: Integration platform}
    serves: [cong-dvcc]
    evidence: inferred
  cong-dvc:
    kind: application-component
    name: {vi: Cổng Dịch vụ công, en: Public service portal}
    associated-with: [lgsp]
    evidence: inferred
"""


def call(*command: object, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a program of the environment the tests run in."""
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"} | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def complaint(*command: object, text: str | None = None) -> str:
    """What a linter says (of *text* as its input) where it refuses; ``""`` where it does not."""
    done = subprocess.run(
        [BIN / str(command[0]), *map(str, command[1:])],
        input=text,
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    return (done.stdout + done.stderr or "?") if done.returncode else ""


def damaged(path: Path, old: str, new: str, folder: Path) -> Path:
    """A copy of *path* with one thing wrong."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    copy = folder / path.name
    copy.write_text(text.replace(old, new), encoding="utf-8")
    return copy


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=x", "-c", "user.email=x@example.vn", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def province(tmp_path) -> Path:
    """A git repository with an architecture that has one fault."""
    folder = tmp_path / "kho"
    folder.mkdir()
    (folder / "kientruc.yaml").write_text(MANIFEST, encoding="utf-8")
    (folder / "model.yaml").write_text(MODEL, encoding="utf-8")
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "x")
    return folder


def mend(folder: Path) -> None:
    (folder / "model.yaml").write_text(MODEL.replace("cong-dvcc", "cong-dvc"), encoding="utf-8")


# pre-commit


def test_the_hook_is_a_hook(tmp_path):
    check = (sys.executable, "-m", "pre_commit", "validate-manifest")
    assert call(*check, HOOKS).returncode == 0
    assert call(*check, damaged(HOOKS, "language: python", "language: pithon", tmp_path)).returncode == 1


def test_the_hook_runs(tmp_path, province):
    tool = tmp_path / "kientruc"
    listed = git(ROOT, "ls-files", "-z").split("\0") if (ROOT / ".git").exists() else pytest.skip("no git checkout")
    for name in filter(None, listed):
        if (ROOT / name).is_file() and not name.startswith(("tests/", "docs/")):
            (tool / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, tool / name)
    git(tool, "init", "-q")
    git(tool, "add", ".")
    git(tool, "commit", "-qm", "x")
    configuration = {
        "repos": [{"repo": str(tool), "rev": git(tool, "rev-parse", "HEAD"), "hooks": [{"id": "kientruc-check"}]}]
    }
    (province / ".pre-commit-config.yaml").write_text(yaml.safe_dump(configuration), encoding="utf-8")
    git(province, "add", ".")
    command = (sys.executable, "-m", "pre_commit", "run", "--all-files", "--color", "never")
    home = str(tmp_path / "home")
    done = call(*command, cwd=province, PRE_COMMIT_HOME=home)
    if any(sign in done.stdout for sign in OFFLINE):
        pytest.skip("the libraries cannot be fetched here")
    assert done.returncode == 1, done.stdout
    assert "model.yaml:5:14" in done.stdout
    assert "REF001" in done.stdout
    mend(province)
    git(province, "add", ".")
    done = call(*command, cwd=province, PRE_COMMIT_HOME=home)
    assert done.returncode == 0, done.stdout


# The GitHub action


def action() -> dict:
    return yaml.safe_load(ACTION.read_text(encoding="utf-8"))


def step(name: str, **given: str) -> tuple[str, dict[str, str]]:
    """The script of a step and its environment, as GitHub fills it in."""
    inputs = {key: str(value["default"]) for key, value in action()["inputs"].items()} | {
        key.replace("_", "-"): value for key, value in given.items()
    }
    (found,) = (one for one in action()["runs"]["steps"] if one["name"] == name)
    environment = {
        key: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda m: inputs[m[1]], v) for key, v in found["env"].items()
    }
    assert "${{" not in found["run"], "an input in the text of a script could be a command"
    assert not any("${{" in value for value in environment.values() if value not in inputs.values())
    return found["run"], environment


def run_step(name: str, folder: Path, room: Path, **given: str) -> tuple[int, str, dict[str, str]]:
    """Exit code, what was printed, and what the step wrote for GitHub."""
    script, environment = step(name, **given)
    files = {key: room / key.lower() for key in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    for path in files.values():
        path.write_text("", encoding="utf-8")
    room_environment = {key: str(path) for key, path in files.items()} | {
        "RUNNER_TEMP": str(room),
        "GITHUB_ACTION_PATH": str(ROOT),
    }
    done = call(
        "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script, cwd=folder, **environment, **room_environment
    )
    return (
        done.returncode,
        done.stdout + done.stderr,
        {key: path.read_text(encoding="utf-8") for key, path in files.items()},
    )


@pytest.fixture
def room(tmp_path) -> Path:
    """RUNNER_TEMP, with kientruc in it as the first step leaves it."""
    folder = tmp_path / "runner"
    (folder / "kientruc/bin").mkdir(parents=True)
    (folder / "kientruc/bin/kientruc").symlink_to(BIN / "kientruc")
    return folder


def test_the_action_is_an_action(tmp_path):
    check = ("check-jsonschema", "--builtin-schema", "vendor.github-actions")
    assert not complaint(*check, ACTION)
    assert complaint(*check, damaged(ACTION, "using: composite", "using: composit", tmp_path))


def test_the_action_is_safe(tmp_path):
    check = ("zizmor", "--offline", "--no-config", "--persona", "pedantic")
    assert not complaint(*check, ACTION)
    (tmp_path / "unsafe").mkdir()
    unsafe = damaged(ACTION, 'exit "$code"', "echo ${{ inputs.repository }}", tmp_path / "unsafe")
    assert complaint(*check, unsafe)


def test_the_scripts_of_the_action_pass_shellcheck():
    for name in ("Install kientruc", "Check"):
        assert not complaint("shellcheck", "--shell", "bash", "-", text=step(name)[0])
    assert complaint("shellcheck", "--shell", "bash", "-", text="rm -rf $1/x")


def test_the_action_installs_what_is_locked(tmp_path):
    code, said, _ = run_step("Install kientruc", tmp_path, tmp_path, python=sys.executable)
    if any(sign in said for sign in OFFLINE):
        pytest.skip("the libraries cannot be fetched here")
    assert code == 0, said
    assert call(tmp_path / "kientruc/bin/kientruc", "--version").stdout.startswith("kientruc ")


def test_the_action_annotates_and_fails(province, room):
    code, said, written = run_step("Check", province, room)
    assert code == 1, said
    assert "::error file=model.yaml,line=5" in said
    assert "REF001" in written["GITHUB_STEP_SUMMARY"]
    assert written["GITHUB_OUTPUT"] == ""


def test_the_action_passes_what_is_sound(province, room):
    mend(province)
    code, said, written = run_step("Check", province, room, profile="basic", fail_on="warning")
    assert code == 0, said
    assert "::error" not in said
    assert written["GITHUB_STEP_SUMMARY"]


def test_the_action_writes_a_report_where_it_is_told(province, room):
    code, _, written = run_step(
        "Check", province, room, format="sarif", output="bao cao.sarif", summary="false", fail_on="never", language="en"
    )
    assert code == 0
    assert written == {"GITHUB_OUTPUT": "report=bao cao.sarif\n", "GITHUB_STEP_SUMMARY": ""}
    assert '"2.1.0"' in (province / "bao cao.sarif").read_text(encoding="utf-8")


def test_the_action_hands_on_a_revision(province, room):
    code, said, _ = run_step("Check", province, room, changed_since="HEAD")
    assert code == 0, said
    (province / "model.yaml").write_text(MODEL.replace("[lgsp]", "[lgps]"), encoding="utf-8")
    code, said, _ = run_step("Check", province, room, changed_since="HEAD")
    assert code == 1, said
    assert "line=10" in said
    assert "line=5," not in said


@pytest.mark.parametrize("name", ["repository", "fail_on", "profile", "format", "changed_since", "output"])
@pytest.mark.parametrize("evil", ["$(touch hacked)", "x; touch hacked", "`touch hacked`", "a\nb=c", "--help"])
def test_an_input_is_never_a_command(province, room, name, evil):
    code, said, written = run_step("Check", province, room, **{name: evil})
    assert not list(province.rglob("hacked"))
    assert not (room / "hacked").exists()
    assert "b=c\n" not in written["GITHUB_OUTPUT"]
    assert "Usage" not in said
    assert code == (1 if name == "output" and "\n" not in evil else 2), said


# GitLab


def test_the_gitlab_job_is_a_job(tmp_path):
    check = ("check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci")
    assert not complaint(*check, GITLAB)
    assert complaint(*check, damaged(GITLAB, "when: always", "when: allways", tmp_path))


def test_the_gitlab_job_reports_and_fails(province):
    job = yaml.safe_load(GITLAB.read_text(encoding="utf-8"))
    (script,) = job["kientruc"]["script"]
    assert not complaint("shellcheck", "--shell", "sh", "-", text=script)
    variables = {key: value for key, value in job["variables"].items() if not value.startswith("$")}
    done = call("sh", "-ec", script, cwd=province, **variables)
    assert done.returncode == 1, done.stderr
    assert "REF001" in done.stdout
    report = job["kientruc"]["artifacts"]["reports"]["codequality"]
    (entry,) = (
        e
        for e in yaml.safe_load((province / report).read_text(encoding="utf-8"))
        if e["check_name"].startswith("REF001")
    )
    assert entry["location"]["path"] == "model.yaml"
    mend(province)
    assert call("sh", "-ec", script, cwd=province, **variables).returncode == 0
    evil = variables | {"KIENTRUC_REPOSITORY": "$(touch hacked); touch hacked"}
    assert call("sh", "-ec", script, cwd=province, **evil).returncode == 2
    assert not (province / "hacked").exists()


# The image


def test_the_dockerfile_passes_its_linter(tmp_path):
    assert not complaint("hadolint", "--no-color", DOCKERFILE)
    assert complaint("hadolint", "--no-color", damaged(DOCKERFILE, "--no-install-recommends ", "", tmp_path))


def test_the_image_runs_as_nobody_special_and_copies_what_there_is():
    lines = DOCKERFILE.read_text(encoding="utf-8").splitlines()
    assert "USER 10001:10001" in lines
    assert lines.index("USER 10001:10001") > max(n for n, line in enumerate(lines) if line.startswith("RUN"))
    for line in lines:
        if line.startswith("COPY ") and "--from=" not in line:
            assert all((ROOT / name).exists() for name in line.split()[1:-1]), line
    left_out = {line.strip("/") for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()}
    needed = {"pyproject.toml", "README.md", "LICENSE", "NOTICE", "py.typed", "__init__.py", "architecture", "ci"}
    assert not left_out & (needed | {"cli", "exports", "imports", "model", "validators"})
    assert {".git", ".venv", "tests"} <= left_out


# What is locked


def locked(path: Path) -> dict[str, list[str]]:
    """Name → the versions, each with at least one hash."""
    found: dict[str, list[str]] = {}
    for entry in re.split(r"\n(?=\S)", path.read_text(encoding="utf-8")):
        requirement = re.match(r"([\w.-]+)==(\S+)", entry)
        assert requirement, entry
        assert "--hash=sha256:" in entry, entry
        found.setdefault(canonicalize_name(requirement[1]), []).append(requirement[2])
    return found


def test_what_is_locked_is_what_is_needed():
    import tomllib

    configuration = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    libraries, build = locked(ROOT / "ci/requirements.lock"), locked(ROOT / "ci/build.lock")
    for wanted, lock in (
        (configuration["project"]["dependencies"], libraries),
        (configuration["project"]["optional-dependencies"]["rdf"], libraries),
        (configuration["build-system"]["requires"], build),
    ):
        for requirement in map(Requirement, wanted):
            versions = lock.get(canonicalize_name(requirement.name))
            assert versions, f"{requirement} is not locked: tools/lock"
            assert all(requirement.specifier.contains(version) for version in versions), f"{requirement}: {versions}"


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_our_own_scripts_pass_shellcheck(path):
    assert not complaint("shellcheck", path)
    assert os.access(path, os.X_OK)
