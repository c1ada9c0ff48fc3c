"""Keys of the reading pane, and of what it does while it finds and selects."""

from __future__ import annotations

from tui_reader.ui.keys.binding import Keys, key

PANE: Keys = (
    key("post.follow", "enter", "follow", "Follow what is chosen", word="follow"),
    key("post.copy_target", "y", "copy_target", "Copy the address of what is chosen", word="copy"),
    key(
        "post.page_down",
        "space,pagedown,ctrl+f",
        "page(1)",
        "Read on; at the end, the next unread post",
        word="page",
    ),
    key("post.page_up", "b,pageup,ctrl+b", "page(-1)", "Go back a page"),
    key("post.half_down", "ctrl+d", "half(1)", "Go down half a page"),
    key("post.half_up", "ctrl+u", "half(-1)", "Go up half a page"),
    key("post.down", "j,down", "line(1)", "Go down a line"),
    key("post.up", "k,up", "line(-1)", "Go up a line"),
    key("post.top", "g,home", "top", "Go to the beginning"),
    key("post.bottom", "G,end", "bottom", "Go to the end"),
    key("post.next_heading", "right_square_bracket", "heading(1)", "Go to the next heading"),
    key("post.previous_heading", "left_square_bracket", "heading(-1)", "Go to the heading before"),
    key("post.contents", "t", "screen.contents", "Show the contents, to go to a heading"),
    key(
        "post.letters", "f", "letters", "Choose a link, footnote, picture … in view by letters", word="links"
    ),
    key(
        "post.number",
        "1,2,3,4,5,6,7,8,9",
        "number",
        "Choose a link, footnote, picture … in view by its number",
    ),
    key("post.next_target", "tab", "target(1)", "Choose the next link, footnote, picture …"),
    key("post.previous_target", "shift+tab", "target(-1)", "Choose the link, footnote, picture … before"),
    key(
        "post.code_right",
        "right_parenthesis",
        "shift(1)",
        "Move code in view to see more at its right",
        word="code right",
    ),
    key("post.code_left", "left_parenthesis", "shift(-1)", "Move code back to the left"),
    key("post.select", "v", "select", "Select text, beginning at the first word in view"),
    key("post.find", "slash", "screen.find", "Find in the post", word="find"),
    key("post.back", "h,left", "back", "Go back to the list", word="back"),
    key("post.stop", "escape", "back(True)", "Stop what is being fetched; else go back to the list"),
)
"""The reading pane."""

WITHOUT_A_TARGET: Keys = (
    key(
        "post.copy_code",
        "y",
        "screen.copy_code",
        "Copy a block of code, by the number at its corner",
        word="copy code",
    ),
)
"""The reading pane while nothing is chosen to be followed or copied."""

FINDING: Keys = (
    key("find.next", "n", "match(1)", "Go to the next match", group="match"),
    key("find.previous", "N", "match(-1)", "Go to the match before", group="match"),
    key("find.end", "escape", "end_find", "End the search", word="end"),
)
"""The reading pane while something is looked for: these keys then mean nothing else."""

FIND_LINE: Keys = (
    key("find_line.next", "down", "step(1)", "Go to the next match, and go on typing"),
    key("find_line.previous", "up", "step(-1)", "Go to the match before, and go on typing"),
    key("find_line.words", "ctrl+t", "words", "Find whole words only, or parts of words too"),
    key("find_line.regex", "ctrl+r", "regex", "Find a regular expression, or the words as they are"),
    key("find_line.give_up", "escape", "give_up", "Give the search up, and go back to where it began"),
)
"""The line in which is typed what to find."""

QUERY_LINE: Keys = (
    key("query_line.next", "down", "move(1)", "Go down the list, and go on typing"),
    key("query_line.previous", "up", "move(-1)", "Go up the list, and go on typing"),
    key("query_line.complete", "tab", "complete", "Complete what is typed"),
    key("query_line.rule", "ctrl+o", "make_rule", "Make a rule of it for what arrives"),
    key(
        "query_line.order", "ctrl+r", "other_order", "Show the best matches of a search first, or the newest"
    ),
    key("query_line.save", "ctrl+s", "save", "Save what is typed under a name, among the sources"),
    key("query_line.give_up", "escape", "give_up", "Give it up, and list what was listed before"),
)
"""The line in which is typed which posts the list is to show."""

SELECTING: Keys = (
    key("select.copy", "y", "copy_selection", "Copy what is selected", word="copy"),
    key("select.left", "h,left", "extend('left')", "Extend the selection by a character to the left"),
    key("select.right", "l,right", "extend('right')", "Extend the selection by a character to the right"),
    key("select.down", "j,down", "extend('down')", "Extend the selection down a line", group="line"),
    key("select.up", "k,up", "extend('up')", "Extend the selection up a line", group="line"),
    key("select.word", "w", "extend('word')", "Extend the selection to the next word", group="word"),
    key("select.word_end", "e", "extend('word_end')", "Extend the selection to a word's end"),
    key(
        "select.word_before",
        "b",
        "extend('word_before')",
        "Extend the selection to the word before",
        group="word",
    ),
    key("select.line_start", "0,home", "extend('line_start')", "Extend the selection to a line's start"),
    key("select.line_end", "dollar_sign,end", "extend('line_end')", "Extend the selection to a line's end"),
    key("select.top", "g", "extend('top')", "Extend the selection to the beginning"),
    key("select.bottom", "G", "extend('bottom')", "Extend the selection to the end"),
    key("select.page_down", "space,pagedown,ctrl+f", "extend_page(2)", "Extend the selection down a page"),
    key("select.page_up", "pageup,ctrl+b", "extend_page(-2)", "Extend the selection up a page"),
    key("select.half_down", "ctrl+d", "extend_page(1)", "Extend the selection down half a page"),
    key("select.half_up", "ctrl+u", "extend_page(-1)", "Extend the selection up half a page"),
    key("select.end", "escape,v,q", "end_selection", "Select nothing any more", word="end"),
)
"""The reading pane while text is being selected: these keys then mean nothing else."""

PEEK: Keys = (
    key("note.go", "enter", "go", "Go to the footnote, where the others are", word="go to it"),
    key("note.close", "escape,q,h,left,backspace", "close", "Go back to the text", word="back"),
    key("note.down", "j,down", "line(1)", "Go down a line"),
    key("note.up", "k,up", "line(-1)", "Go up a line"),
    key("note.page_down", "space,pagedown,ctrl+f", "page(1)", "Go down a page"),
    key("note.page_up", "b,pageup,ctrl+b", "page(-1)", "Go up a page"),
)
"""A footnote shown over the post."""
