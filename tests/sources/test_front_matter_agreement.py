"""The fast readers take what they take exactly as PyYAML and tomllib do."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tui_reader.sources.fields import full_yaml, plain_toml, plain_yaml

TRICKY = (
    *"-?:,[]{}#&*!|>'\"%@`~.= ",
    *(
        "a",
        "b c",
        "é",
        "日",
        "null",
        "~",
        "1.0",
        ": ",
        " #",
        "- ",
        ", ",
        "''",
        '""',
        "\n",
        "\n  ",
        "\n- ",
        "\t",
    ),
    *(
        "title: ",
        "\ntags:",
        "\nx: [",
        "]",
        "\n  - ",
        "key : v",
        "# c",
        "...",
        "---",
        "\u00a0",
        "true",
        "[a, b]",
    ),
)
blocks = st.lists(st.sampled_from(TRICKY), max_size=14).map("".join)
yaml_lines = st.sampled_from(
    ["title: {}", "a: '{}'", 'b: "{}"', "t: [{}, {}]", "l:\n- {}\n- {}", "m:\n  - {}\nn: {}", "# {}", "{}"]
)
toml_lines = st.sampled_from(
    [
        "t = '{}'",
        'b = "{}"',
        "d = {}",
        'l = ["{}", "{}"]',
        "m = [\n  '{}',\n]",
        "[{}]",
        "# {}",
        "n = 2021-03-0{}",
    ]
)


def filled(shapes: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    values = st.tuples(blocks, blocks)
    pair = st.tuples(shapes, values).map(lambda both: both[0].format(*both[1]))
    return st.lists(pair, max_size=4).map("\n".join)


@settings(max_examples=400)
@given(blocks | filled(yaml_lines))
@example("l:\n- a\n  - b")
@example("l:\n  - a\n- b")
@example("null: ")
def test_plain_yaml_is_what_pyyaml_reads(block: str) -> None:
    found = plain_yaml.read(block)
    if found:
        assert full_yaml.read(block) == (found, ())


@settings(max_examples=400)
@given(blocks | filled(toml_lines))
@example("d = 2021-03-04 10:11:12+02:00\nt = 2021-03-04")
def test_plain_toml_is_what_tomllib_reads(block: str) -> None:
    found = plain_toml.read(block)
    if found is not None:
        assert tomllib.loads(block) == found


@pytest.mark.parametrize(
    "block", ["a = 1\na = 2", "[a]\n[a]", "a = 1\n[a]", "d = 2021-02-30", "a = [1]", "a"]
)
def test_what_tomllib_refuses_or_only_it_can_read_is_left_to_it(block: str) -> None:
    assert plain_toml.read(block) is None


def test_the_usual_shapes_are_taken() -> None:
    block = (
        "title: \"A: b\"\ndate: 2021-03-04 10:11 # c\ntags: [a, 'b c']\n"
        'l:\n  - x\n  - "y"\n# c\n\nempty:\nx: y\n'
    )
    assert plain_yaml.read(block) == {
        "title": "A: b",
        "date": "2021-03-04 10:11",
        "tags": ["a", "b c"],
        "l": ["x", "y"],
        "empty": None,
        "x": "y",
    }
    assert plain_toml.read('a = "b"\nc = [\n  "d",\n]\n\n[e]\nf = true\n') == {
        "a": "b",
        "c": ["d"],
        "e": {"f": True},
    }


def test_nine_of_ten_real_posts_are_plain(corpus: Path) -> None:
    blocks = [text[4 : text.index("\n" + text[:3], 4)] for text in _fenced(corpus / "folders")]
    plain = [block for block in blocks if (plain_toml.read(block) or plain_yaml.read(block)) is not None]
    assert len(blocks) > 200
    assert len(plain) > 0.9 * len(blocks)
    for block in plain:
        if (as_toml := plain_toml.read(block)) is not None:
            assert tomllib.loads(block) == as_toml
        else:
            assert full_yaml.read(block) == (plain_yaml.read(block), ())


def _fenced(folders: Path) -> list[str]:
    texts = [path.read_text("utf-8") for path in sorted(folders.rglob("*.m*d*"))]
    return [text for text in texts if text.startswith(("---\n", "+++\n"))]
