"""HTML as blogs write it becomes Markdown as people would write it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui_reader.document.from_html import convert, pieces, plain_text

GOLDENS = sorted((Path(__file__).parent.parent / "data" / "html").glob("*.html"))
NO_HOSTS = ("http://[half/x.png", "//[half/x.png", "http://a]b/x", "http://a\u2100b/x", "//a\u2100b/x")
BASE = "https://blog.example/2024/post/"


@pytest.mark.parametrize("source", GOLDENS, ids=lambda path: path.stem)
def test_what_blog_engines_write_becomes_tidy_markdown(source: Path) -> None:
    assert convert(source.read_text(), BASE) + "\n" == source.with_suffix(".md").read_text()


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("", ""),
        ("   \n ", ""),
        ("just text", "just text"),
        ("<p>!!! note</p><p>??? tip</p>", "\\!!! note\n\n\\??? tip"),
        (
            "<figure class='highlight js'><figcaption>T</figcaption><pre>x</pre></figure>",
            "*T*\n\n```js\nx\n```",
        ),
        ("<figure><pre>x</pre><figcaption>T</figcaption></figure>", "*T*\n\n```\nx\n```"),
        (
            "<div class='wp-caption'><img src=a.png><p class='wp-caption-text'>A <i>b</i></p></div><p>c</p>",
            "![](a.png)\n\n*A b*\n\nc",
        ),
        (
            "<table class='tr-caption-container'><tr><td><img src=a.png></td></tr>"
            "<tr><td class='tr-caption'>A caption</td></tr></table>",
            "![](a.png)\n\n*A caption*",
        ),
        (
            "<lite-youtube videoid='abcdefghijk' playlabel='Play: A talk'></lite-youtube>",
            "[Video: Play: A talk](https://www.youtube.com/watch?v=abcdefghijk)",
        ),
        ("<lite-youtube videoid='no id'>x</lite-youtube>", "x"),
        ("<p></p><div><span> </span></div><p>&nbsp;</p>", ""),
        ("<!DOCTYPE html><html><head><title>t</title></head><body><p>b</p></body></html>", "b"),
        ("<title>t</title><meta charset=utf-8><p>b", "b"),
        ("<frameset><frame src=x></frameset>", ""),
        ("<P ALIGN=CENTER>Old <FONT COLOR=red>ways</FONT><BR>stay</P>", "Old ways\\\nstay"),
        ("<custom-tag>in <other>side</other></custom-tag>", "in side"),
        ("a<div>b</div>c", "a\n\nb\n\nc"),
        ("<p>one <b>two<p>three</b> four", "one **two**\n\n**three** four"),
        ("<ul>text<li>item</ul>", "- text\n- item"),
        ("<li>orphan", "orphan"),
        ("<dd>orphan", "orphan"),
        ("<dl><dd>no term</dd></dl>", "no term"),
        ("<ol start=x><li>a</ol>", "1. a"),
        ("<ol start=999999999><li>a<li>b</ol>", "999999999. a\n999999999. b"),
        ("<h1></h1><h2> </h2><h7>x</h7>", "x"),
        ("<h2>two<br>lines<p>three</p></h2>", "## two lines three"),
        ("<h2>C #</h2><h2>F#</h2><h2>#</h2>", "## C \\#\n\n## F#\n\n## \\#"),
        ("<h2><a href='#x'>Whole</a></h2>", "## Whole"),
        ("<h2>With <a href='/x'>link</a><a href='#p' title='Permalink'>¶</a></h2>", "## With [link](/x)"),
        ("<pre>\n  indented\n\n\tand tabbed  \n</pre>", "```\n  indented\n\n\tand tabbed\n```"),
        ("<pre></pre><pre> \n </pre>", ""),
        ("<p>a <code> b  c\nd </code> e <code></code></p>", "a `b c d` e"),
        ("<code>a|b</code>", "`a|b`"),
        ("<p>a<!-- b -->c<?x?></p>", "ac"),
        ("<b><table><tr><th>x</th></tr></table></b>", "| **x** |\n| --- |"),
        (
            "<details><p>no summary</p></details>",
            "<details>\n<summary>Details</summary>\n\nno summary\n\n</details>",
        ),
        ("<summary>alone</summary>", "alone"),
        ("<blockquote></blockquote><ul><li></li></ul><table><tr><td></td></tr></table>", ""),
        ("<p>x<sup><a href='#nowhere'>1</a></sup></p>", "x<sup>[1](#nowhere)</sup>"),
        ("<base href='https://a.example/b/'><a href='c'>d</a>", "[d](https://a.example/b/c)"),
        ("<math><mi>x</mi><mo>+</mo><mn>1</mn></math>", "$`x + 1`$"),
        ("<math display=block alttext='\\frac{a}{b}'><mi>x</mi></math>", "```math\n\\frac{a}{b}\n```"),
        ("<span class=MathJax><b>x</b><math><mi>y</mi></math></span>", "$`y`$"),
        ("<span class='math inline'>\\(x\\)</span> a <span class=math>b</span>", "$`x`$ a b"),
        ("<img class=latex alt='$E=mc^2$' src=https://s0.wp.com/latex.php?latex=E>", "$`E=mc^2`$"),
        ("<img src='https://latex.codecogs.com/svg.latex?x%5E2+1'>", "$`x^2+1`$"),
        ("<img class=latex alt='A cup of latex' src=cup.png>", "![A cup of latex](cup.png)"),
        ("let \\(n\\) be \\(2\\)", "let $`n`$ be $`2`$"),
        ("\\(see above\\)", "\\\\\\(see above\\\\)"),
        ("<span class=MathJax>drawn</span><script type='math/tex'>x_1</script>", "$`x_1`$"),
        (
            "<div class=MathJax_Display><span class=MathJax>x</span></div><script type='math/tex'>y</script>",
            "$`y`$",
        ),
        ("<span class=MathJax>x</span>", "x"),
        ("<p><script type='math/tex; mode=display'>x_1</script>", "```math\nx_1\n```"),
        ("<math><annotation encoding='application/x-tex'>a`b</annotation></math>", "`` a`b ``"),
        ("<p>$$\\frac{a*b}{c*d}$$ and \\(x_1*y_1*z\\)</p>", "$$\\frac{a*b}{c*d}$$ and $`x_1*y_1*z`$"),
        ("<p>$`x` $y$ costs *$5* or $6</p>", "$\\`x\\` $`y`$ costs \\*$5\\* or $6"),
        ("<table><th>h<tr><td><pre>a|\n b</pre></table>", "| h |\n| --- |\n| `a\\|`<br>`b` |"),
        ("<p>Done: <progress value=3 max=7></progress>", "Done: 3 of 7"),
        (
            "<p>Done: <progress value=.35></progress>, <meter value=40 max=100>40 so far</meter>",
            "Done: 35%, 40 so far",
        ),
        ("<p>Soon <progress></progress><meter value=nan></meter><meter value=1 max=0></meter>", "Soon 100%"),
        ("<h2>With <pre>code</pre></h2>", "## With `code`"),
        (
            "<table><tr><th>a<th>b<tr><td rowspan=2>c<td>d<tr><td>e</table>",
            "| a | b |\n| --- | --- |\n| c | d |\n|  | e |",
        ),
        ("<table><caption>Only a caption</caption></table>", "*Only a caption*"),
        ("<img src=x.png alt='a' title='a'>", "![a](x.png)"),
        ("<img src=x.png width=1 height=1><img src=y.png width=1 height=9>", "![](y.png)"),
    ],
)
def test_small_things_become(html: str, markdown: str) -> None:
    assert convert(html) == markdown


@pytest.mark.parametrize(
    ("tags", "markdown"),
    [
        ('<pre><code class="language-c++">x</code></pre>', "c++"),
        ('<pre data-lang="Rust">x</pre>', "rust"),
        ('<pre class="EnlighterJSRAW" data-enlighter-language="js">x</pre>', "js"),
        ('<pre class="lang:python decode:true">x</pre>', "python"),
        ('<pre class="prettyprint lang-css">x</pre>', "css"),
        ('<code-block><pre><code data-sanitized-class="language-go">x</code></pre></code-block>', "go"),
        ('<div class="language-toml"><div><pre><code>x</code></pre></div></div>', "toml"),
        ('<figure class="highlight python"><table><tr><td><pre>x</pre></table></figure>', "python"),
        ('<pre class="language-none">x</pre>', ""),
        ('<table><tr><td class="code"><pre><code class="ruby">x</code></pre></td></tr></table>', "ruby"),
        ('<pre class="line-numbers"><code>x</code></pre>', ""),
        ('<pre class="language-`evil`\n">x</pre>', ""),
    ],
)
def test_code_keeps_the_language_its_highlighter_names(tags: str, markdown: str) -> None:
    assert convert(tags) == f"```{markdown}\nx\n```"


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)", "JaVaScRiPt:x", " \t\njavascript:x", "java\nscript:x", "java&#9;script:x",
        "&#1;javascript:x", "&#x6A;avascript:x", "data:text/html,x", "vbscript:x", "file:///etc/passwd",
        "about:blank", "ssh://-oProxyCommand=x", "ms-msdt:/id", "jar:http://x!/", "blob:x", "intent://x",
        "https:evil", "http:///x", "http://[::1", "https://", "localhost:80/x", "C:\\x", "mailto:",
        "x" * 5_000, *NO_HOSTS,
    ],
)  # fmt: skip
def test_what_is_no_web_address_leaves_only_its_text(href: str) -> None:
    for base in ("", BASE):
        assert convert(f'<a href="{href}">text</a>', base) == "text"


@pytest.mark.parametrize("url", NO_HOSTS)
def test_nothing_is_embedded_from_a_host_that_is_none(url: str) -> None:
    for base in ("", BASE):
        assert convert(f'a<iframe src="{url}"></iframe><embed src="{url}"><img src="{url}">', base) == "a"


def test_an_address_that_reads_as_another_once_more_decoded_stays_itself() -> None:
    assert convert('<a href="java&amp;#115;cript:x">t</a>') == "[t](java&amp;#115;cript:x)"


@pytest.mark.parametrize(
    ("href", "base", "address"),
    [
        ("x", "", "x"),
        ("//a.example/x", "", "https://a.example/x"),
        ("x", BASE, "https://blog.example/2024/post/x"),
        ("/x?a=b", BASE, "https://blog.example/x?a=b"),
        ("#here", BASE, "#here"),
        (BASE + "#here", BASE, "#here"),
        ("x", "javascript:alert(1)", "x"),
        ("x", "http://[", "x"),
        ("x", "file:///etc/", "x"),
        ("https://a.example/(x", "", "https://a.example/%28x"),
        ("https://a.example/a)b(`<", "", "https://a.example/a%29b%28%60%3C"),
        ("http://[2001:db8::1]/", "", "http://[2001:db8::1]/"),
        ("https://a.example/é\u202e\x1b", "", "https://a.example/é"),
        ("mailto:a@b.example", BASE, "mailto:a@b.example"),
    ],
)
def test_links_lead_where_they_led(href: str, base: str, address: str) -> None:
    assert convert(f'<a href="{href}">t</a>', base) == f"[t]({address})"


def test_a_long_post_comes_in_pieces_of_whole_blocks() -> None:
    html = "".join(
        f"<p>Paragraph {number} of a long post.</p><ul><li>item</li></ul>" for number in range(3_000)
    )
    found = list(pieces(html))
    assert "\n\n".join(found) == convert(html)
    assert len(found) > 2
    assert len(found[0]) < 10_000
    assert all(piece.startswith(("Paragraph", "- item", "+ item")) for piece in found)


def test_notes_and_lists_keep_their_places_across_pieces() -> None:
    html = (
        "<p>x<sup><a href='#n'>1</a></sup></p>"
        + "<ul><li>a</li></ul>" * 5_000
        + "<ol><li id=n>The note.</li></ol>"
    )
    found = list(pieces(html))
    assert found[0].startswith("x[^1]")
    assert found[-1].endswith("[^1]: The note.")
    markers = [line[0] for line in "\n\n".join(found).split("\n\n")[1:-1]]
    assert markers == ["-", "+"] * 2_500


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("no markup", "no markup"),
        ("a &lt; b &amp; c", "a < b & c"),
        ("<p>one</p><p>two</p>", "one two"),
        ("<ul><li>a</li><li>b</li></ul>c<br>d<td>e", "a b c d e"),
        ("<p>in<b>side</b> W<sup>3</sup>C, <strong>end</strong>.</p>", "inside W3C, end."),
        ("<P>up</P><DIV>per</DIV>", "up per"),
        ("x<script>s</script><style>t</style><svg><title>u</title></svg><noscript>v</noscript>y", "xy"),
        ("x<!-- <p>no</p> -->y", "xy"),
        ("<frameset>", ""),
        ("a\ud800b<p>c", "ab c"),
    ],
)
def test_plain_text_is_what_is_shown_with_blocks_apart(html: str, words: str) -> None:
    assert " ".join(plain_text(html).split()) == words
