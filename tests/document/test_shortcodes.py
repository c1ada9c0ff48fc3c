"""What site generators add to Markdown becomes Markdown, or is shown as it is written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.document.drawn import laid_out, lines
from tui_reader.document import plain
from tui_reader.document.dialects.shortcodes import MOST, resolved
from tui_reader.models import BodyKind, Genre

TUBE = "https://www.youtube.com/embed/"
LEAN = settings(max_examples=100, deadline=None)

MARKS = [
    ("a ==b *c*== d", "a <mark>b *c*</mark> d"),
    ("中文==标记==中文", "中文<mark>标记</mark>中文"),
    ("a ++b c++ d", "a <ins>b c</ins> d"),
    ("x^2^ + x^n+1^", "x<sup>2</sup> + x<sup>n+1</sup>"),
    ("H~2~O", "H<sub>2</sub>O"),
    ("a ~b c~ d", "a <del>b c</del> d"),
    ("- a\n    - ==b==", "- a\n    - <mark>b</mark>"),
    ("a :tada: b :no_such_emoji: c", "a 🎉 b :no_such_emoji: c"),
    (":tada:", "🎉"),
    ("a paragraph ^37066d\n\nb ^quote-of-day", "a paragraph \n\nb "),
    ("==[[Page]]==", "<mark>[Page](wiki:Page)</mark>"),
]
UNMARKED = [
    "a == b == c, a==b==c, x === y === z",
    "C++ and C++, i++ + ++j, a ++ b",
    "Heading\n====",
    "10^6 and 10^7, ^_^, x^2, a^b c^d",
    "~/foo and ~/bar, ~5 and ~6, ~~gone~~ and ~~~",
    "https://example.org/~me~you/a^b^c",
    "`==a==` and `x^2^`",
    "    ==a== x^2^",
    "```\n==a== :tada:\n```",
    "$a^2^b$",
    "10:30:45, a::b::c, a[:x:]",
    "sum ^2",
]
KRAMDOWN = [
    ("> a\n> b\n{: .prompt-tip }\n\nc", "> [!TIP]\n> a\n> b\n\nc"),
    ("> a\n{: .prompt-info }", "> [!INFO]\n> a\n"),
    ("{: .note }\na\nb\n\nc", "> [!NOTE]\n> a\n> b\n\nc"),
    ("{: .warning-title }\n> T\n>\n> a", "> [!WARNING] T\n>\n> a"),
    ("a\n{: .important}\n\nb", "> [!IMPORTANT]\n> a\n\nb"),
    ("* TOC\n{:toc}\n\na", "\na"),
    ("x\n\n1. contents\n{: .no_toc toc}\na", "x\n\na"),
    ("| a |\n|---|\n| b |\n{: .note }", "| a |\n|---|\n| b |\n"),
    ("```\n> a\n{: .prompt-tip }\n```", "```\n> a\n{: .prompt-tip }\n```"),
    ("a\n{: .class #id}\n", "a\n\n"),
    ('| a |\n|---|\n{.table .striped #x key="v"}\n', "| a |\n|---|\n\n"),
    ("a\n{.not a list of attributes}\n{#nor} that", "a\n{.not a list of attributes}\n{#nor} that"),
    ("a\n\n[TOC]\n\nb", "a\n\n\n\nb"),
    ("a {::comment}hidden\n\n{:/comment} b", "a  b"),
    ("a {::nomarkdown}<b>b</b>{:/} c", "a <b>b</b> c"),
    ("a [TOC] b {{toc}}", "a [TOC] b "),
]

IN_HTML = [
    ('<div class="alert alert-info">\n\n*a*\n\n</div>\nb', "\n::: info\n\n*a*\n\n\n:::\n\nb"),
    ("<aside class='note' markdown='1'>\n*a*\n</aside>", "\n::: note\n*a*\n\n:::\n"),
    ('<div class="x" markdown="block">\n*a*\n</div>', '<div class="x">\n\n*a*\n\n\n</div>'),
    (
        '<div markdown="1">\n<div class="tip">\n\na\n</div>\n</div>',
        "<div>\n\n\n::: tip\n\na\n\n:::\n\n\n\n</div>",
    ),
    ('<div class="alert">\na\n</div>', '<div class="alert">\na\n</div>'),
    ("<div>\n\na\n\n</div>", "<div>\n\na\n\n</div>"),
    ('<div class="alert" markdown="1">\nnever closed', '<div class="alert" markdown="1">\nnever closed'),
    ('```\n<div markdown="1">\na\n</div>\n```', '```\n<div markdown="1">\na\n</div>\n```'),
]

HUGO = [
    ('{{< figure src="a.png" >}}', "![](a.png)"),
    ('{{< figure src="a b.png" alt="Alt" title="T" caption="C" >}}', "![Alt](a%20b.png)\n\n*T. C*"),
    (
        '{{< figure src="a.png" caption="An *old* one" link="/b" >}}',
        "[![An \\*old\\* one](a.png)](/b)\n\n_An *old* one_",
    ),
    (
        '{{< figure src="a.png" attr="Me" attrlink="https://me.org" >}}',
        "![](a.png)\n\n*[Me](https://me.org)*",
    ),
    ('text {{< figure src="a.png" caption="C" >}} more', "text ![C](a.png) *C* more"),
    ("- x\n  {{< figure src=a.png caption=C >}}\n  y", "- x\n  \n  ![C](a.png)\n  \n  *C*\n  \n  y"),
    ("{{< youtube w7Ft2ymGmfc >}}", f'<iframe src="{TUBE}w7Ft2ymGmfc"></iframe>'),
    (
        '{{< youtube id="w7Ft2ymGmfc" title="A film" >}}\nText',
        '<iframe src="https://www.youtube.com/embed/w7Ft2ymGmfc" title="A film"></iframe>\n\nText',
    ),
    ("{{< vimeo 1 >}} text", '\n\n<iframe src="https://player.vimeo.com/video/1"></iframe>\n\n text'),
    ("text {{< vimeo 1 >}}", 'text <iframe src="https://player.vimeo.com/video/1"></iframe>'),
    ("{{< vimeo 146022717 >}}", '<iframe src="https://player.vimeo.com/video/146022717"></iframe>'),
    (
        '{{< tweet user="Zoo" id="1453110110599868418" >}}',
        "[Post by @Zoo on X](https://x.com/Zoo/status/1453110110599868418)",
    ),
    ("{{< x 1453110110599868418 >}}", "[Post on X](https://x.com/i/status/1453110110599868418)"),
    ("{{< gist spf13 7896402 >}}", "[Code: gist spf13 7896402](https://gist.github.com/spf13/7896402)"),
    ('[x]({{< ref "a.md#b" >}}) [y]({{% relref "c" %}})', "[x](a.md#b) [y](c)"),
    (
        '{{< highlight go "linenos=table" >}}\nx := `{{ a }}`\n{{< /highlight >}}',
        "```go\nx := `{{ a }}`\n```",
    ),
    ("{{< mermaid >}}\nA-->B\n{{< /mermaid >}}", "```mermaid\nA-->B\n```"),
    ("{{< katex >}}x^2{{< /katex >}}", "```math\nx^2\n```"),
    ("{{< math >}}\n$$ x^2 $$\n{{< /math >}}", "```math\nx^2\n```"),
    ("is {{< math >}}$x^2$ or $y${{< /math >}}.", "is $x^2$ or $y$."),
    ('{% include note.html content="one *two*" %}', "> [!NOTE]\n> one *two*"),
    ('{{< alert icon="👉" text="one" />}}', "> [!NOTE]\n> one"),
    ("{% include alert.html %}", "<small>`{% include alert.html %}`</small>"),
    ('{{< alert "circle-info" >}}one{{< /alert >}}', "> [!NOTE]\n> one"),
    ("is {{< math >}}x^2{{< /math >}}.", "is $`x^2`$."),
    ("{{% notice warning \"Hot\" %}}\n**b** {{< ref x >}}\n{{% /notice %}}", "> [!WARNING] Hot\n> **b** x"),
    ('{{< callout type="tip" >}}one{{< /callout >}}', "> [!TIP]\n> one"),
    ("{{< details \"More\" >}}\nx\n{{< /details >}}", "<details><summary>More</summary>\n\nx\n\n</details>"),
    ('{{< tab "Go" >}}\nx\n{{< /tab >}}', "**Go**\n\nx"),
    ('{{< button href="/a" >}}Go{{< /button >}}', "[Go](/a)"),
    ('{{< audio src="a.mp3" >}}', '<audio src="a.mp3"></audio>'),
    (
        "a {{< unknown b=c >}} d {{< /unknown >}}",
        "a <small>`{{< unknown b=c >}}`</small> d <small>`{{< /unknown >}}`</small>",
    ),
    ("{{</* figure */>}} and `{{%/* x */%}}`", "<small>`{{< figure >}}`</small> and `{{% x %}}`"),
    ("```\n{{< figure src=a >}}\n```", "```\n{{< figure src=a >}}\n```"),
    ("`{{< figure src=a >}}`", "`{{< figure src=a >}}`"),
    (
        "{{< figure >}} {{< youtube >}} {{< gist >}}",
        "<small>`{{< figure >}}`</small> <small>`{{< youtube >}}`</small> <small>`{{< gist >}}`</small>",
    ),
    ("{{< not closed", "{{< not closed"),
    ("{{< >}} {{< /* x >}}", "{{< >}} <small>`{{< /* x >}}`</small>"),
    ("{{< gist https://gist.github.com/a/1 >}}", "[Code: gist](https://gist.github.com/a/1)"),
    ("{{< github url=https://github.com/a/b >}}", "[GitHub](https://github.com/a/b)"),
    ("{{< gist /// >}}", "<small>`{{< gist /// >}}`</small>"),
    ("{{< tweet abc >}}{{< audio >}}", "<small>`{{< tweet abc >}}`</small><small>`{{< audio >}}`</small>"),
    ('{{< video src="a.mp4" title="T" >}}', '<video src="a.mp4" title="T"></video>'),
    ("{{< katex >}}{{< /katex >}}", "<small>`{{< katex >}}`</small><small>`{{< /katex >}}`</small>"),
    ("{{< note >}} {{< /note >}}", "<small>`{{< note >}}`</small> <small>`{{< /note >}}`</small>"),
    ("{{< quote >}}{{< /quote >}}", "<small>`{{< quote >}}`</small><small>`{{< /quote >}}`</small>"),
    ('{{< code lang=go title="T" >}}\nx\n{{< /code >}}', "**T**\n\n```go\nx\n```"),
    ("{{< toc >}}{{< tabs >}}\nx\n{{< /tabs >}}", "x"),
]  # fmt: skip

LIQUID = [
    ("{% highlight ruby linenos %}\nfoo\n{% endhighlight %}", "```ruby\nfoo\n```"),
    ("{% raw %}{{ x }}{% endraw %}", "{{ x }}"),
    ("`{% raw %}{% raw %}{% endraw %}`", "`{% raw %}`"),
    ("`{% raw %}` and `{% endraw %}`", "`{% raw %}` and `{% endraw %}`"),
    (
        "[a]({% post_url 2020-01-02-b %}) [c]({% link\n_posts/d.md %}#e)",
        "[a](2020-01-02-b) [c](/_posts/d.md#e)",
    ),
    ('[a]({{ site.baseurl }}/b) <img src="{{ site.url }}/c">', '[a](/b) <img src="/c">'),
    ('{{ "/a" | relative_url }} {{ "b" | prepend: site.baseurl }}', "/a b"),
    (
        "[#1]({{ site.repo }}/1) [2]: x\n\n[2]: {{ site.repo }}/{{ n }}",
        "[#1]({{site.repo}}/1) [2]: x\n\n[2]: {{site.repo}}/{{n}}",
    ),
    ('<a href="{{ page.x | y }}">', '<a href="{{ page.x | y }}">'),
    ('{% include figure.html src="a.png" caption="C" %}', "![C](a.png)\n\n*C*"),
    ("{% include nav.html %}", "<small>`{% include nav.html %}`</small>"),
    ("{% comment %}hidden{% endcomment %}{% assign a = 1 %}x", "x"),
    ("{% if a %}b{% endif %}", "<small>`{% if a %}`</small>b<small>`{% endif %}`</small>"),
    ("{% gist 996818 %}", "[Code: gist 996818](https://gist.github.com/996818)"),
    ("{% blockquote A B, C %}\nx\n{% endblockquote %}", "> x\n>\n> — A B, C"),
    ("{% blockquote A https://b.org C %}\nx\n{% endblockquote %}", "> x\n>\n> — A, [C](https://b.org)"),
    ("{% codeblock lang:js mark:1,7-8 T %}\nx\n{% endcodeblock %}", "T\n\n```js\nx\n```"),
    ("{% post_link slug A title %}", "[A title](slug)"),
    ('{{ youtube(id="dQw4w9WgXcQ") }}', f'<iframe src="{TUBE}dQw4w9WgXcQ"></iframe>'),
    ('{% quote(author="A") %}\nx\n{% end %}', "> x\n>\n> — A"),
    ("{{ page.title | upcase }}", "<small>`{{ page.title | upcase }}`</small>"),
    ("| {{ a | b }} |", "| <small>`{{ a \\| b }}`</small> |"),
    ("    {{ indented }}", "    {{ indented }}"),
    (r"$x^{{a}} \frac{{b}}{c}$", r"$x^{{a}} \frac{{b}}{c}$"),
    (r"$$\mathbf{{c}} [[d]]$$", r"$$\mathbf{{c}} [[d]]$$"),
    ("*a*{: .b} text\n{: .c #d}", "*a* text\n"),
]  # fmt: skip

WIKI = [
    ("[[Page]]", "[Page](wiki:Page)"),
    ("[[A page|label]]", "[label](wiki:A%20page)"),
    ("[[Page#A part]] [[#here]]", "[Page › A part](wiki:Page#A%20part) [here](wiki:#here)"),
    (
        "![[pic.png|300]] ![[dir/pic.JPG|A cat]] ![[Note]]",
        "![pic](pic.png) ![A cat](dir/pic.JPG) [Note](wiki:Note)",
    ),
    ("| [[P\\|q]] |", "| [q](wiki:P) |"),
    ("[[1]](#x) [[a][b]] `[[c]]` \\[[d]]", "[[1]](#x) [[a][b]] `[[c]]` \\[[d]]"),
    ("[[toc]]", ""),
    ("a %%hidden%% b", "a  b"),
    ("%%\nhidden\nlines\n%%\nb", "\nb"),
    ("100%% of 50%% and a%%b%%", "100%% of 50%% and a%%b%%"),
]  # fmt: skip

PELICAN = [
    ("![a]({static}/images/a.png) [b]({filename}../b.md)", "![a](/images/a.png) [b](../b.md)"),
    ("[c]: {attach}c.pdf\n<img src=\"{static}/d.png\">", '[c]: c.pdf\n<img src="/d.png">'),
    ("`![a]({static}/a.png)`, and {static}/a.png", "`![a]({static}/a.png)`, and {static}/a.png"),
]  # fmt: skip

MDX = [
    ("import A from 'a'\nimport { B,\n  C } from \"c\"\n\ntext", "\n\n\ntext"),
    ("export const meta = {\n  a: 1\n}\n\ntext", "\n\ntext"),
    (
        "import taxes are high\n\nexport default settings here",
        "import taxes are high\n\nexport default settings here",
    ),
    ('<Callout type="warning" title="Hm">\n  **b**\n</Callout>', "> [!WARNING] Hm\n> **b**"),
    ('<YouTube id="dQw4w9WgXcQ" />', f'<iframe src="{TUBE}dQw4w9WgXcQ"></iframe>'),
    ("<Image src={`a.png`} alt='A' width={300} />", "![A](a.png)"),
    ("<Foo bar={{a: 1}}>x</Foo>", "<small>`<Foo bar={{a: 1}}>`</small>x<small>`</Foo>`</small>"),
    ("Vec<String>, <T> and <Open", "Vec<String>, <T> and <Open"),
    ("a {/* hidden */} b", "a  b"),
    ("a <button onClick={() => alert('x')}>Go</button>", "a <button>Go</button>"),
    ('<a href="/x" style={{color: "red"}} target={t}>b</a>', '<a href="/x">b</a>'),
    ("<img src={pic} alt='A cat' />", "<img alt='A cat' />"),
    ("i <n and x={y} or <b x={y", "i <n and x={y} or <b x={y"),
    ("`<b x={y}>` <b>c</b>", "`<b x={y}>` <b>c</b>"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "markdown"), HUGO + LIQUID + WIKI + PELICAN + MDX + MARKS + KRAMDOWN + IN_HTML
)
def test_a_dialect_becomes_markdown(written: str, markdown: str) -> None:
    assert resolved(written) == markdown


@pytest.mark.parametrize("written", UNMARKED)
def test_what_only_looks_like_a_mark_stays_as_it_is(written: str) -> None:
    assert resolved(written) == written


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ('a {{< figure src="x.png" >}} b {% include c.html %} {{ site.url }} d', "a b d"),
        ("[[Page|label]] and [[Other]], ![[x.png]]", "label and Other, x.png"),
        ("{braces} and {{ ", "{braces} and {{"),
    ],
)
def test_summaries_hold_words_and_no_tags(written: str, words: str) -> None:
    assert plain.plain_text(written) == words


def test_a_post_of_one_video_is_a_video() -> None:
    assert plain.genre_of("{{< youtube abc >}}", BodyKind.MARKDOWN, 0) is Genre.VIDEO
    assert plain.genre_of('{{< figure src="a.png" >}}', BodyKind.MARKDOWN, 0) is Genre.PICTURE


def test_text_without_any_of_it_stays_the_same_object() -> None:
    text = "plain [text](a) with `code`, {braces}, 5 % and <em>tags</em>\n" * 50
    assert resolved(text) is text


def test_a_wikilink_is_a_link_to_a_page() -> None:
    layout = laid_out(resolved("See [[A page#part|here]]."), 40)
    assert [target.url for target in layout.document.targets] == ["wiki:A%20page#part"]


def test_unknown_ones_are_drawn_quietly() -> None:
    runs = [run for line in lines(resolved("a {{< foo >}} b"), 40) for run in line.runs]
    quiet = next(run for run in runs if "foo" in run.text)
    assert {"dim", "code"} <= set(quiet.style.split())


def test_more_than_any_post_has_are_left_as_they_are_written() -> None:
    shown = resolved("[[a]] " * (MOST * 2))
    assert shown.count("[a](wiki:a)") == MOST
    assert shown.count("[[a]]") == MOST


SIGNS = """
    {{< >}} {{% %}} {{ }} {% %} [[ ]] ![[ | %% / " ' ` ``` ( ) ]( {: } <Foo /> > </Foo> $$ # > -
    = src=a title="b" import export const from 'b' figure notice /notice highlight endhighlight raw endraw
"""
PIECES = st.sampled_from([*SIGNS.split(), " ", "\n", "\n\n", "```\n", "    "])


@LEAN
@given(st.lists(PIECES, max_size=30).map("".join))
def test_nothing_that_can_be_typed_does_any_harm(text: str) -> None:
    assert isinstance(resolved(text), str)


WORDS = st.sampled_from(["amber", "birch", "cedar", "delta", "ember"])
TAGS = """
    {{< foo a=b >}}; {{< /foo >}}; {{% bar %}}; {{ baz }}; {% if x %}; {% endif %}; {{< notice >}}; <Foo>;
    </Foo>; {{< /notice >}}; {{< tab x >}}; {{< /tab >}}; [[; ]]; {{; {%; {:; `; %%
"""
AMONG = st.sampled_from([*(tag.strip() for tag in TAGS.split(";")), "\n\n", "```\n"])


@LEAN
@given(st.lists(st.one_of(WORDS, AMONG), max_size=20))
def test_no_word_of_the_text_is_lost(pieces: list[str]) -> None:
    written = " ".join(pieces)
    # What stands between the signs of a comment is not shown to anybody.
    without_comments = re.sub(r"%%.*?%%", "", written, flags=re.DOTALL)
    shown = resolved(written)
    for word in re.findall(r"amber|birch|cedar|delta|ember", without_comments):
        assert word in shown


def test_real_posts_keep_their_words(corpus: Path) -> None:
    found = 0
    for path in sorted((corpus / "folders").rglob("*.m*d*")):
        text = path.read_text("utf-8", "replace")
        shown = resolved(text)
        found += shown is not text and shown != text
        assert "{% raw %}" not in shown or "`{% raw %}`" in shown, path.name
        assert "{% highlight" not in shown or "`{% highlight" in shown, path.name
    assert found > 10
