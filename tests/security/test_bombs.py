"""Files made to exhaust the reader are refused at once, with a finding, in little memory."""

from __future__ import annotations

import pytest

READ = "result = [(f.code, dict(f.arguments)) for f in read(folder / 'x.yaml', 'x.yaml', Limits()).faults]\n"
MEGABYTE = 1_000_000


def laughs(levels: int, width: int) -> bytes:
    """The billion laughs as YAML."""
    lines = ["a0: &a0 [ha]"]
    lines += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * width)}]" for level in range(1, levels)]
    return "\n".join(lines).encode()


ALIAS_BOMBS = {
    "laughs": laughs(11, 9),
    "few aliases": laughs(33, 3),
    "quadratic": b"a: &a [" + b"x," * 100_000 + b"]\nb: [" + b"*a," * 50_000 + b"]\n",
    "8.5 MB of aliases": b"a: &a x\nb: [" + b"*a, " * 2_125_000 + b"]\n",
    "merge keys": b"a: &a {b: 1}\nc: {" + b"<<: *a, " * 500_000 + b"}\n",
    "recursive": b"a: &a [*a, *a]\n",
    "aliases first": b"a: [" + b"*b, " * 2_000_000 + b"]\n",
}


@pytest.mark.parametrize("name", ALIAS_BOMBS)
def test_alias_bombs(child, tmp_path, name):
    (tmp_path / "x.yaml").write_bytes(ALIAS_BOMBS[name])
    found = child(READ, tmp_path, "")
    assert [code for code, _ in found["result"]] == ["SYN003"]
    assert found["seconds"] < 1
    assert found["megabytes"] < 200


@pytest.mark.parametrize("size", [100_000, 10 * MEGABYTE])
@pytest.mark.parametrize("piece", ["[", "{", "- ", "? ", "a: [", "[{", "{a: ", "(", "a: {b: "])
def test_deep_nesting(child, tmp_path, piece, size):
    (tmp_path / "x.yaml").write_text((piece * (size // len(piece)))[:size])
    found = child(READ, tmp_path, "")
    assert found["result"]
    assert found["result"][-1][0] in {"SYN002", "SYN003", "SYN006"}
    assert found["seconds"] < 0.5


@pytest.mark.parametrize("piece", ["\n- ", "\n? "])
def test_deep_block_nesting(child, tmp_path, piece):
    text = "a:" + "".join(piece[0] + " " * depth + piece[1:] for depth in range(1, 3000))
    (tmp_path / "x.yaml").write_text(text)
    found = child(READ, tmp_path, "")
    assert [code for code, _ in found["result"]][-1] in {"SYN006", "SYN003"}
    assert found["seconds"] < 0.5


def test_a_file_of_50_megabytes_is_refused_before_it_is_read(child, tmp_path):
    with (tmp_path / "x.yaml").open("wb") as file:
        for _ in range(50):
            file.write(b"a: 1234\n" * 125_000)
    found = child(READ, tmp_path, "")
    assert found["result"] == [["SYN006", {"limit": "bytes", "maximum": 10_000_000}]]
    assert found["seconds"] < 0.2
    assert found["megabytes"] < 150


def test_two_million_nodes_are_the_end(child, tmp_path):
    (tmp_path / "x.yaml").write_text("a: [" + "x," * 2_500_000 + "]\n")
    found = child(READ, tmp_path, "")
    assert found["result"] == [["SYN006", {"limit": "nodes", "maximum": 2_000_000}]]


@pytest.mark.parametrize(
    "text",
    [
        "a" * (10 * MEGABYTE),
        "a: " + "x" * (9 * MEGABYTE) + "\n",
        'a: "' + "x " * (4 * MEGABYTE) + '"\n',
        "a: |\n" + "  x\n" * (2 * MEGABYTE),
        "a: 'x\n" + "\n" * (9 * MEGABYTE) + "'\n",
        "#" * (10 * MEGABYTE),
        "# x\n" * (2 * MEGABYTE),
        'a: "' + "\\u1ebf" * MEGABYTE + '"\n',
        "a: " + "ế" * (3 * MEGABYTE) + "\n",
        "a: " + "e\u0302\u0301" * (2 * MEGABYTE) + "\n",
        "\u202e" * (3 * MEGABYTE),
        "\x01" * (10 * MEGABYTE),
        "\r" * (10 * MEGABYTE),
        "a: " + "'" * (10 * MEGABYTE - 10) + "\n",
        "? " + "x" * (9 * MEGABYTE) + "\n: 1\n? " + "x" * 10 + "\n: 2\n",
        "%" + "x" * (9 * MEGABYTE),
        "a: !" + "x" * (9 * MEGABYTE),
        "a: &" + "x" * (9 * MEGABYTE),
    ],
    ids=lambda text: text[:6].encode("unicode_escape").decode() + str(len(text)),
)
def test_long_lines_and_many_lines_take_linear_time(child, tmp_path, text):
    (tmp_path / "x.yaml").write_text(text)
    found = child(
        READ.replace("]\n", "]\nfor code, arguments in result: assert len(str(arguments)) < 500\n"), tmp_path, ""
    )
    assert found["seconds"] < 4
    assert len(found["result"]) <= 1002


@pytest.mark.parametrize(
    "text",
    ["a: 1\n" * 300_000, "".join(f"k{n}: 1\nk{n}: 2\n" for n in range(100_000)), "a:\n" * 300_000],
    ids=["one key again and again", "every key twice", "no value"],
)
def test_many_wrong_keys_take_linear_time(child, tmp_path, text):
    (tmp_path / "x.yaml").write_text(text)
    found = child(READ, tmp_path, "")
    codes = [code for code, _ in found["result"]]
    assert (codes[0], codes[-1], len(codes)) in {("SYN004", "SYN006", 1001), ("SYN008", "SYN006", 1001)}
    assert found["seconds"] < 10
    assert found["megabytes"] < 600


def test_the_budget_of_a_run_is_shared_by_its_files(child, tmp_path):
    (tmp_path / "kientruc.yaml").write_text('id: a\nname: {vi: A}\nversion: "1"\nas-of: 2020-08-10\n')
    for number in range(4):
        (tmp_path / f"{number}.yaml").write_text(
            "elements:\n" + "".join(f"  e{number}-{n}: {{kind: x}}\n" for n in range(9))
        )
    code = """
loaded = load(folder, Limits(run_nodes=120))
result = [(f.where.place().path, f.code, dict(f.arguments)) for f in loaded.faults if f.code == "SYN006"], loaded.whole
"""
    faults, whole = child(code, tmp_path)["result"]
    assert [path for path, *_ in faults] == ["1.yaml", "2.yaml", "3.yaml"]
    assert faults[-1][2] == {"limit": "nodes", "maximum": 120}
    assert not whole
