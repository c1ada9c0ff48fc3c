from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.sources.front_matter import split

BODY = "# Heading\n\nThe text.\n"


def test_yaml_between_dashes_is_front_matter() -> None:
    found = split(f"---\ntitle: Hello\ntags: [a, b]\n---\n\n{BODY}")
    assert found.fields == {"title": "Hello", "tags": ["a", "b"]}
    assert found.body == BODY
    assert found.notes == ()


def test_toml_between_pluses_is_front_matter() -> None:
    found = split(f'+++\ntitle = "Hello"\ndate = 2021-03-04\n[taxonomies]\ntags = ["a"]\n+++\n{BODY}')
    assert found.fields == {"title": "Hello", "date": date(2021, 3, 4), "taxonomies": {"tags": ["a"]}}
    assert found.body == BODY


def test_toml_needs_no_spaces() -> None:
    found = split('+++\ntitle=\'Hello\'\ntext="""\nlong"""\n+++\n' + BODY)
    assert (found.fields, found.body) == ({"title": "Hello", "text": "long"}, BODY)


def test_a_json_object_is_front_matter() -> None:
    found = split(f'{{\n  "title": "Hello {{you}}",\n  "tags": ["a"]\n}}\n{BODY}')
    assert found.fields == {"title": "Hello {you}", "tags": ["a"]}
    assert found.body == BODY


def test_hexo_leaves_out_the_first_dashes() -> None:
    found = split(f"title: Hello\ntags:\n  - Foo\n---\n{BODY}")
    assert found.fields == {"title": "Hello", "tags": ["Foo"]}
    assert found.body == BODY


def test_pelican_writes_fields_up_to_a_blank_line() -> None:
    found = split(f"Title: Hello: a story\nDate: 2010-12-03 10:20\nTags: a, b\n\n{BODY}")
    assert found.fields == {"Title": "Hello: a story", "Date": "2010-12-03 10:20", "Tags": "a, b"}
    assert found.body == BODY


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_byte_order_mark_and_foreign_line_ends_change_nothing(end: str) -> None:
    text = f"\ufeff---\ntitle: Hello\n---\n{BODY}"
    assert split(text.replace("\n", end)) == split(text)
    assert split(text).fields == {"title": "Hello"}


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "",
        "\n",
        "---",
        "---\n",
        "---\n\nA rule, then a text.\n\n---\n\nAnd more.\n",
        "---\nA rule: it can have a colon.\n---\n",
        "---\n- a\n- list\n---\nText\n",
        "---\nNote: this is prose.\n\nAnd so is this,\nover many lines.\n\n---\n",
        "+++\nnothing like TOML\n+++\n",
        "----\nfour dashes\n----\n",
        "    ---\n    title: code\n    ---\n",
        "{{< shortcode >}}\n\nText\n",
        "{% include x %}\n",
        "{braces} can open a sentence.\n",
        '{"a": 1} is what JSON looks like.\n',
        "{",
        "{\n",
        "{" * 10_000,
        '{"a":' * 10_000,
        "Date: a letter begins like this\nand goes on.\n",
        "title:no space\n",
        "Author: me\n\nA letter.\n",
    ],
)
def test_what_only_looks_like_front_matter_stays_in_the_text(text: str) -> None:
    found = split(text)
    assert (found.fields, found.body) == ({}, text)


def test_an_empty_block_is_front_matter_without_fields() -> None:
    assert split("---\n---\nText\n").body == "Text\n"
    assert split("---\n# a comment\n---\nText\n").body == "Text\n"


def test_a_rule_in_the_text_ends_nothing() -> None:
    found = split("---\ntitle: Hello\n---\nOne\n\n---\n\nTwo\n")
    assert found.body == "One\n\n---\n\nTwo\n"


def test_indented_code_at_the_top_keeps_its_indent() -> None:
    assert split("---\ntitle: Hello\n---\n\n    code\n").body == "    code\n"


def test_dots_close_yaml_too() -> None:
    assert split("---\ntitle: Hello\n...\nText\n---\nMore\n").body == "Text\n---\nMore\n"


def test_unknown_names_are_fields_when_every_line_is_one() -> None:
    assert split("---\nmood: fine\n---\nText\n").fields == {"mood": "fine"}


class TestMistakes:
    def test_one_bad_line_costs_only_itself(self) -> None:
        found = split("---\ntitle: Hello\nthis is bad\ndate: 2021-03-04\n---\nText\n")
        assert found.fields == {"title": "Hello", "date": "2021-03-04"}
        assert found.body == "Text\n"
        assert found.notes == ("In the front matter, “this is bad” was not understood.",)

    def test_a_bad_first_line_costs_only_itself(self) -> None:
        found = split("---\nthis is bad\ntitle: Hello\n---\nText\n")
        assert found.fields == {"title": "Hello"}
        assert "this is bad" in found.notes[0]

    def test_a_colon_in_a_title_is_part_of_it(self) -> None:
        assert split("---\ntitle: Blog: a story\ntags: [a]\n---\n").fields == {
            "title": "Blog: a story",
            "tags": ["a"],
        }

    def test_a_title_may_begin_with_what_yaml_reserves(self) -> None:
        assert split("---\ntitle: @home and `code`\n---\n").fields == {"title": "@home and `code`"}
        assert split("---\ntitle: [WIP] A draft\n---\n").fields == {"title": "[WIP] A draft"}
        assert split('---\ntitle: "Unclosed\n---\n').fields == {"title": "Unclosed"}

    def test_a_list_never_closed_is_ignored_and_noted(self) -> None:
        found = split("---\ntitle: [a\ndate: 2021-03-04\n---\nText\n")
        assert found.fields == {"date": "2021-03-04"}
        assert found.notes == ("The field “title” was ignored: its “[” is never closed.",)
        assert found.body == "Text\n"

    def test_tabs_are_taken_for_spaces(self) -> None:
        assert split("---\ntitle:\tHello\ntags:\n\t- a\n\t- b\n---\n").fields == {
            "title": "Hello",
            "tags": ["a", "b"],
        }

    def test_a_missing_end_is_where_the_fields_end(self) -> None:
        found = split("---\ntitle: Hello\ntags:\n  - a\n\nThe text.\n\nMore: text.\n")
        assert found.fields == {"title": "Hello", "tags": ["a"]}
        assert found.body == "The text.\n\nMore: text.\n"
        assert found.notes == ("The front matter was never closed by a line of “---”.",)

    def test_of_two_fields_of_one_name_the_last_counts(self) -> None:
        assert split("---\ntitle: One\ntitle: Two\n---\n").fields == {"title": "Two"}

    def test_bad_toml_costs_only_its_line(self) -> None:
        found = split('+++\ntitle = "Hello"\nwhat = is this\nbad\n[extra]\ndate = 2021-02-30\n+++\nText\n')
        assert found.fields == {"title": "Hello", "what": "is this", "extra": {"date": "2021-02-30"}}
        assert found.body == "Text\n"
        assert any("bad" in note for note in found.notes)

    def test_toml_without_an_end_keeps_the_text(self) -> None:
        found = split('+++\ntitle = "Hello"\n\nText\n')
        assert found.fields == {"title": "Hello"}
        assert found.body == "Text\n"

    def test_bad_json_costs_only_its_line(self) -> None:
        found = split('{\n"title": "Hello",\n"tags": ["a", "b"],\noops\n"draft": true,\n}\nText\n')
        assert found.fields == {"title": "Hello", "tags": ["a", "b"], "draft": True}
        assert found.body == "Text\n"
        assert found.notes == ("In the front matter, “oops” was not understood.",)

    def test_a_bad_value_in_json_is_taken_as_it_stands(self) -> None:
        found = split('{\n"title": Hello there,\n"date": 2021-03-04,\n"list": [a,\n}\nText\n')
        assert found.fields == {"title": "Hello there", "date": "2021-03-04"}
        assert found.notes == ("The field “list” was ignored: its “[” is never closed.",)

    def test_json_that_never_ends_is_text(self) -> None:
        text = '{\n"title": "Hello"\n\nText\n'
        assert split(text).body == text


class TestDanger:
    def test_no_tag_builds_anything(self) -> None:
        found = split('---\ntitle: !!python/object/apply:os.system ["exit 7"]\nn: !!int x\n---\nText\n')
        assert found.fields == {"title": ["exit 7"], "n": "x"}
        assert len(found.notes) == 2

    def test_an_alias_bomb_stays_small(self) -> None:
        lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
        lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
        block = "\n".join(lines)
        found = split(f"---\ntitle: Boom\n{block}\n---\nText\n")
        assert found.fields["title"] == "Boom"
        assert len(str(found.fields)) < 2000
        assert any("alias" in note for note in found.notes)

    @pytest.mark.parametrize("bomb", ["[" * 30_000, "{" * 30_000, "- " * 30_000, "[" * 500 + "]" * 500])
    def test_deep_nesting_ends_quickly_and_keeps_the_rest(self, bomb: str) -> None:
        found = split(f"---\ntitle: Deep\nx: {bomb}\n---\nText\n")
        assert found.fields["title"] == "Deep"
        assert found.body == "Text\n"

    def test_deep_toml_ends_quickly_and_keeps_the_rest(self) -> None:
        found = split(f'+++\ntitle = "Deep"\nx = {"[" * 20_000}\n+++\nText\n')
        assert found.fields["title"] == "Deep"
        assert found.body == "Text\n"

    def test_of_ten_megabytes_only_the_beginning_is_read(self) -> None:
        found = split("---\ntitle: Long\n" + "x: y\n" * 2_000_000 + "---\nText\n")
        assert found.fields == {"title": "Long", "x": "y"}
        assert found.body == "Text\n"
        assert found.notes == ("The front matter is longer than 64 KB: only its beginning was read.",)

    def test_control_characters_break_no_parser(self) -> None:
        found = split("---\ntitle: a\x1b[31mb\x00\u2028c\ud800\nlist:\n  x: [\x9b]\n---\n")
        assert found.fields == {"title": "a\x1b[31mb\x00\u2028c\ud800", "list": {"x": ["\x9b"]}}


def test_yaml_says_what_was_written_not_what_yaml_makes_of_it() -> None:
    found = split("---\ntitle: 1.10\nno: No\ndate: 2021-02-30\nempty:\nnil: ~\nquoted: 'null'\n---\n")
    assert found.fields == {
        "title": "1.10",
        "no": "No",
        "date": "2021-02-30",
        "empty": None,
        "nil": None,
        "quoted": "null",
    }


def test_the_rest_of_yaml_is_read_too() -> None:
    text = "---\ntitle: >\n  Two\n  lines\nnest:\n  a: {b: [c, 'd']}\nraw: |\n  one\n  two\n---\n"
    assert split(text).fields == {
        "title": "Two lines\n",
        "nest": {"a": {"b": ["c", "d"]}},
        "raw": "one\ntwo",
    }


def test_toml_keeps_its_dates() -> None:
    found = split("+++\na = 2021-03-04T10:11:12Z\nb = 2021-03-04 10:11:12.5\n+++\n")
    assert found.fields == {
        "a": datetime(2021, 3, 4, 10, 11, 12, tzinfo=UTC),
        "b": datetime(2021, 3, 4, 10, 11, 12, 500_000),  # noqa: DTZ001, TOML's local time
    }


prose = st.text(st.characters(exclude_characters="\r"), max_size=80)
lines = st.lists(
    st.sampled_from(
        ["---", "+++", "{", "}", "title: x", "Note: y", "a = 1", '"a": 1,', "- b", "", "  c", "..."]
    )
    | prose,
    max_size=12,
).map("\n".join)


@given(lines)
def test_the_body_is_always_the_end_of_the_text(text: str) -> None:
    normal = text.removeprefix("\ufeff")
    assert normal.endswith(split(text).body)


@given(lines)
def test_no_line_is_lost(text: str) -> None:
    """Each line is in the body, is told of in a note, or is a fence, a field, or part of one."""
    found = split(text)
    kept = {line.strip() for line in found.body.split("\n")}
    told = " ".join((*found.notes, *_leaves(found.fields)))
    if found.notes and "…" in told:
        return
    for line in text.removeprefix("\ufeff").split("\n"):
        words = [word for word in line.split() if word.isalnum() and len(word) > 3]
        assert line.strip() in kept or line.lstrip().startswith("#") or all(word in told for word in words)


def _leaves(value: object) -> list[str]:
    match value:
        case dict():
            return [leaf for pair in value.items() for part in pair for leaf in _leaves(part)]
        case list():
            return [leaf for item in value for leaf in _leaves(item)]
        case _:
            return [str(value)]


@given(prose, prose)
def test_what_follows_the_front_matter_is_untouched(title: str, body: str) -> None:
    text = "---\ntitle: " + title.replace("\n", " ").replace("\r", " ") + "\n---\n"
    assert split(text + "x" + body).body == "x" + body
