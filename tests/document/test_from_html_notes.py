"""Footnotes as sites write them in HTML, each as the Markdown it becomes and so as it is read."""

# ruff: noqa: E501  # markup is easier to read in its own lines than in ours
from __future__ import annotations

import pytest

from tests.document.drawn import text
from tui_reader.document.from_html import convert

HUGO = """<p>Text<sup id="fnref:1"><a href="#fn:1" class="footnote-ref" role="doc-noteref">1</a></sup></p>
<div class="footnotes" role="doc-endnotes"><hr><ol><li id="fn:1"><p>Note.&#160;<a href="#fnref:1"
class="footnote-backref" role="doc-backlink">&#x21a9;&#xfe0e;</a></p></li></ol></div>"""
JEKYLL = """<p>Text<sup id="fnref:a" role="doc-noteref"><a href="#fn:a" class="footnote" rel="footnote">1</a></sup></p>
<div class="footnotes" role="doc-endnotes"><ol><li id="fn:a" role="doc-endnote"><p>Note. <a href="#fnref:a"
class="reversefootnote" role="doc-backlink">&#8617;</a></p></li></ol></div>"""
WORDPRESS = """<p>Text<sup data-fn="a1b2" class="fn"><a href="#a1b2" id="a1b2-link">1</a></sup></p>
<ol class="wp-block-footnotes"><li id="a1b2">Note. <a href="#a1b2-link" aria-label="Jump to footnote
reference 1">↩︎</a></li></ol>"""
MODERN_FOOTNOTES = """<p>Text<sup class="modern-footnotes-footnote" data-mfn="1"><a href="javascript:void(0)"
role="button" aria-describedby="mfn-content-1">1</a></sup><span id="mfn-content-1" role="tooltip"
class="modern-footnotes-footnote__note" data-mfn="1">Note.</span></p>"""
EASY_FOOTNOTES = """<p>Text<span id='easy-footnote-1-7'></span><span class='easy-footnote'><a
href='https://a.example/post/#easy-footnote-bottom-1-7' title='Note.'><sup>1</sup></a></span></p>
<ol class='easy-footnotes-wrapper'><li class='easy-footnote-single'><span id='easy-footnote-bottom-1-7'></span>Note.<a
class='easy-footnote-to-top' href='https://a.example/post/#easy-footnote-1-7'></a></li></ol>"""
FOOTNOTES_PLUGIN = """<p>Text<span class="footnote_referrer"><a role="button"><sup
id="footnote_plugin_tooltip_9_1_1">[1]</sup></a><span id="footnote_plugin_tooltip_text_9_1_1"
class="footnote_tooltip">No… <span>Continue reading</span></span></span></p><div><div
class="footnote_container_prepare"><p>References</p></div><table class="footnote-reference-container"><tbody><tr
class="footnotes_plugin_reference_row"><th><a id="footnote_plugin_reference_9_1_1"
class="footnote_backlink">1</a></th><td class="footnote_plugin_text">Note.</td></tr></tbody></table></div>"""
SUBSTACK = """<p>Text<a class="footnote-anchor" id="footnote-anchor-1" href="#footnote-1">1</a></p><div
class="footnote"><a id="footnote-1" href="#footnote-anchor-1" class="footnote-number">1</a><div
class="footnote-content"><p>Note.</p></div></div>"""
PANDOC = """<p>Text<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a></p>
<section id="footnotes" class="footnotes" role="doc-endnotes"><hr /><ol><li id="fn1"><p>Note.<a
href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>"""
GITHUB = """<p>Text<sup><a href="#user-content-fn-1" id="user-content-fnref-1" data-footnote-ref="">1</a></sup></p>
<section data-footnotes="" class="footnotes"><h2 class="sr-only">Footnotes</h2><ol><li
id="user-content-fn-1"><p>Note. <a href="#user-content-fnref-1" data-footnote-backref=""
class="data-footnote-backref">↩</a></p></li></ol></section>"""
PELICAN = """<p>Text<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p><div
class="footnote"><hr><ol><li id="fn:1"><p>Note.&#160;<a class="footnote-backref" href="#fnref:1"
title="Jump back to footnote 1 in the text">&#8617;</a></p></li></ol></div>"""
DOCUTILS = """<p>Text<a class="footnote-reference brackets" href="#footnote-1" id="footnote-reference-1"><span
class="fn-bracket">[</span>1<span class="fn-bracket">]</span></a></p><aside class="footnote-list"><aside
class="footnote" id="footnote-1"><span class="label"><span>[</span><a role="doc-backlink"
href="#footnote-reference-1">1</a><span>]</span></span><p>Note.</p></aside></aside>"""
OLD_DOCUTILS = """<p>Text<a class="footnote-reference" href="#id2" id="id1">[1]</a></p><table
class="docutils footnote" id="id2"><tbody><tr><td class="label"><a class="fn-backref"
href="#id1">[1]</a></td><td>Note.</td></tr></tbody></table>"""
TUFTE = """<p>Text<label for="sn-1" class="margin-toggle sidenote-number"></label><input type="checkbox"
id="sn-1" class="margin-toggle"/><span class="sidenote">Note.</span></p>"""
WORD = """<p>Text<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a></p><hr><p><a href="#_ftnref1"
name="_ftn1">[1]</a> Note.</p>"""
BY_HAND = """<p>Text<sup><a href="#n1">[1]</a></sup></p><hr/><p id="n1">[1] Note. <a href="#b">back</a></p>"""
RAISED = """<p>Text<a href="#n1"><sup>1</sup></a></p><p><a name="n1"></a><sup>1</sup> Note.</p>"""

FORMS = {
    name.lower().replace("_", " "): html
    for name, html in dict(globals()).items()
    if name.isupper() and isinstance(html, str)
}


@pytest.mark.parametrize("html", FORMS.values(), ids=FORMS.keys())
def test_a_mark_leads_to_its_note_and_the_note_stands_at_the_end(html: str) -> None:
    assert convert(html) == "Text[^1]\n\n[^1]: Note."
    assert text(convert(html)) == "Text¹\n\n────────────\n\n¹ Note."


@pytest.mark.parametrize("html", FORMS.values(), ids=FORMS.keys())
def test_a_note_keeps_what_it_holds(html: str) -> None:
    longer = html.replace("Note.", 'A <a href="https://a.example/">link</a> and <em>more</em>.')
    assert "[^1]: A [link](https://a.example/) and *more*." in convert(longer)


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        # A contents' number leads to a heading, a link to a part of the text.
        ('<p><a href="#a">1</a></p><h2 id="a">One</h2>', "[1](#a)\n\n## One"),
        ('<p><a href="#a">[1]</a></p><p id="a">One</p>', "[\\[1\\]](#a)\n\nOne"),
        ('<div id="a"><p>x<sup><a href="#a">1</a></sup></p></div>', "x<sup>[1](#a)</sup>"),
        (
            '<p>x<sup><a href="#a">1</a></sup></p><p>before <a id="a"></a> it</p>',
            "x<sup>[1](#a)</sup>\n\nbefore it",
        ),
    ],
)
def test_what_only_looks_like_a_mark_stays_a_link(html: str, markdown: str) -> None:
    assert convert(html) == markdown


def test_notes_are_numbered_in_the_order_of_their_marks() -> None:
    marks = "".join(f'<sup><a href="#{name}">*</a></sup>' for name in "cab")
    notes = "".join(f'<li id="{name}">{name}</li>' for name in "abc")
    assert convert(f"<p>x{marks}</p><ol>{notes}</ol>") == "x[^1][^2][^3]\n\n[^2]: a\n\n[^3]: b\n\n[^1]: c"


def test_side_notes_within_side_notes_keep_their_words() -> None:
    html = '<p>a<span class="sidenote">b<span class="marginnote">c</span></span> d</p>'
    assert text(convert(html)) == "a¹ d\n\n────────────\n\n¹ b²\n² c"
