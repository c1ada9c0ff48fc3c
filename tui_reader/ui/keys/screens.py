"""Keys of what lies over the main screen."""

from __future__ import annotations

from tui_reader.ui.keys.binding import Keys, key

HELP: Keys = (
    key("help.filter", "slash", "filter", "Find a key by its words", word="find"),
    key("help.down", "j,down", "line(1)", "Go down a line"),
    key("help.up", "k,up", "line(-1)", "Go up a line"),
    key("help.page_down", "space,pagedown,ctrl+f", "page(1)", "Go down a page"),
    key("help.page_up", "b,pageup,ctrl+b", "page(-1)", "Go up a page"),
    key("help.half_down", "ctrl+d", "half(1)", "Go down half a page"),
    key("help.half_up", "ctrl+u", "half(-1)", "Go up half a page"),
    key("help.top", "g,home", "edge(-1)", "Go to the beginning"),
    key("help.bottom", "G,end", "edge(1)", "Go to the end"),
    key("help.close", "escape,q,question_mark,f1", "close", "Close", word="close"),
)
"""The help screen."""

PICTURE: Keys = (
    key("picture.close", "escape,q,enter,h,left", "close", "Go back to the post", word="back"),
    key("picture.browser", "o", "browser", "Open the picture in the browser", word="browser"),
)
"""A picture on the whole screen."""

ALONE: Keys = (
    key("alone.down", "j,down", "line(1)", "Go down a line"),
    key("alone.up", "k,up", "line(-1)", "Go up a line"),
    key("alone.right", "l,right", "side(1)", "Go to the right", word="right"),
    key("alone.left", "h,left", "side(-1)", "Go to the left"),
    key("alone.right_edge", "dollar_sign", "edge(1)", "Go to the right edge"),
    key("alone.left_edge", "0", "edge(-1)", "Go to the left edge"),
    key("alone.page_down", "space,pagedown,ctrl+f", "page(1)", "Go down a page"),
    key("alone.page_up", "b,pageup,ctrl+b", "page(-1)", "Go up a page"),
    key("alone.half_down", "ctrl+d", "half(1)", "Go down half a page"),
    key("alone.half_up", "ctrl+u", "half(-1)", "Go up half a page"),
    key("alone.top", "g,home", "top", "Go to the beginning"),
    key("alone.bottom", "G,end", "bottom", "Go to the end"),
    key("alone.close", "escape,q,backspace", "screen.close", "Go back to the post", word="back"),
    key("alone.help", "question_mark,f1", "app.help", "Help: show all keys", word="help"),
)
"""Code or a table on a screen of its own."""

CODE: Keys = (
    key("code.copy", "y", "copy", "Copy the code exactly as it is written", word="copy"),
    key("code.edit", "e", "edit", "Open the code in the editor", word="editor"),
    key("code.page", "vertical_line", "page", "Show the code in the pager", word="pager"),
)
"""Code alone."""

TABLE: Keys = (
    key("table.records", "v", "records", "Show each row as a record, or the table again", word="records"),
    key("table.markdown", "y,m", "copy('Markdown')", "Copy the table as Markdown", word="copy"),
    key("table.csv", "c", "copy('CSV')", "Copy the table as CSV", word="CSV"),
    key("table.tsv", "t", "copy('TSV')", "Copy the table as TSV", word="TSV"),
)
"""A table alone."""

MENU: Keys = (
    key("menu.down", "j,down", "move(1)", "Go down a row"),
    key("menu.up", "k,up", "move(-1)", "Go up a row"),
    key("menu.take", "enter,right,space", "take", "Take what the cursor is on", word="take"),
    key("menu.close", "escape,q,left", "close", "Close without a change", word="close"),
)
"""A menu."""

CONTENTS: Keys = (
    key("contents.down", "down,ctrl+n", "move(1)", "Go down a heading"),
    key("contents.up", "up", "move(-1)", "Go up a heading"),
    key("contents.page_down", "pagedown", "page(1)", "Go down a page"),
    key("contents.page_up", "pageup", "page(-1)", "Go up a page"),
    key("contents.go", "enter", "take", "Go to the heading", word="go"),
    key("contents.close", "escape", "close", "Go back to where you were", word="close"),
)
"""The contents of a post."""

CHOOSING: Keys = (
    key("choosing.down", "down,ctrl+n", "move(1)", "Go down a post"),
    key("choosing.up", "up", "move(-1)", "Go up a post"),
    key("choosing.page_down", "pagedown", "page(1)", "Go down a page"),
    key("choosing.page_up", "pageup", "page(-1)", "Go up a page"),
    key("choosing.go", "enter", "take", "Read the post", word="read"),
    key("choosing.close", "escape", "close", "Go back to where you were", word="close"),
)
"""Posts of which one is chosen: what was read, and what to read next."""

ASKING: Keys = (
    key("asking.complete", "tab", "complete", "Complete what is typed", word="complete"),
    key("asking.give_up", "escape", "give_up", "Give up", word="give up"),
)
"""The line that is typed into."""

RULES: Keys = (
    key("rules.down", "j,down", "move(1)", "Go down a rule"),
    key("rules.up", "k,up", "move(-1)", "Go up a rule"),
    key("rules.new", "a", "new", "Make a rule", word="new"),
    key("rules.show", "enter,right,l", "with_rule('show')", "List the posts it is for", word="its posts"),
    key("rules.run", "x", "with_rule('run')", "Use the rule on all posts", word="use on all posts"),
    key("rules.remove", "d,delete", "with_rule('remove')", "Give the rule up", word="give up"),
    key("rules.close", "escape,q,left,h", "close", "Close", word="close"),
)
"""The rules."""

RULE: Keys = (
    key("rule.next", "tab,down", "app.focus_next", "Go to the next line"),
    key("rule.previous", "shift+tab,up", "app.focus_previous", "Go to the line before"),
    key("rule.more", "right,space", "change(1)", "Let the rule do something else"),
    key("rule.less", "left", "change(-1)", "Let the rule do what is before that"),
    key("rule.make", "enter,ctrl+s", "make", "Make the rule", word="make it"),
    key("rule.cancel", "escape", "cancel", "Make no rule", word="cancel"),
)
"""A rule that is being made."""
