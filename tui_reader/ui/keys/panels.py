"""Keys of the main screen: of its list, of both panels, and of the program."""

from __future__ import annotations

from textual.binding import Binding

from tui_reader.ui.keys.binding import Keys, key

LIST: Keys = (
    key("list.open", "enter,l,right,space", "open", "Read the post", word="read"),
    key("list.down", "j,down", "move(1)", "Go down a row, past the last one to the next page"),
    key("list.up", "k,up", "move(-1)", "Go up a row, past the first one to the page before"),
    key("list.older", "right_square_bracket,pagedown,ctrl+f", "turn(1)", "Turn to the older page"),
    key("list.newer", "left_square_bracket,pageup,ctrl+b", "turn(-1)", "Turn to the newer page"),
    key("list.half_down", "ctrl+d", "half(1)", "Go down half a page"),
    key("list.half_up", "ctrl+u", "half(-1)", "Go up half a page"),
    key("list.first", "g,home", "first", "Go to the newest post"),
    key("list.last", "G,end", "last", "Go to the oldest post"),
    key("list.other_panel", "tab,shift+tab", "screen.other_panel", "Go to the post"),
    key("list.filter", "slash", "screen.filter", "Filter the list as you type", word="filter"),
    key("list.select", "v", "select", "Select posts, from this one to wherever you go"),
    key("list.copy_links", "y", "screen.copy_links", "Copy the post's link"),
    key(
        "list.mark_above",
        "left_curly_bracket",
        "screen.mark_beyond(-1)",
        "Mark all posts above the cursor read, those of the pages before too",
    ),
    key(
        "list.mark_below",
        "right_curly_bracket",
        "screen.mark_beyond(1)",
        "Mark all posts below the cursor read, those of the pages after too",
    ),
    key("list.everything", "1", "screen.scope('all')", "List all posts"),
    key("list.unread", "2", "screen.scope('unread')", "List what is unread"),
    key("list.starred", "3", "screen.scope('starred')", "List what is starred"),
    key("list.started", "4", "screen.scope('started')", "Continue: list what you have begun to read"),
    key("list.all", "escape", "screen.show_all", "List all posts again, not some of them", word="all"),
)
"""The list panel."""

SELECTED: Keys = (
    key(
        "selected.mark",
        "m",
        "with_selected('mark')",
        "Mark what is selected read, or unread",
        word="read/unread",
    ),
    key(
        "selected.star", "s", "with_selected('star')", "Star what is selected, or take the stars", word="star"
    ),
    key(
        "selected.tag",
        "number_sign",
        "with_selected('tag')",
        "Give what is selected tags of your own",
        word="tag",
    ),
    key(
        "selected.copy", "y", "with_selected('copy')", "Copy the links of what is selected", word="copy links"
    ),
    key("selected.end", "escape,v,q", "end_selection", "Select nothing any more", word="end"),
)
"""The list panel while posts are selected: these keys then mean nothing else."""

READER: Keys = (
    key("reader.next", "J", "neighbor(1)", "Read the next post", group="next/previous"),
    key("reader.previous", "K", "neighbor(-1)", "Read the previous post", group="next/previous"),
    key("reader.next_unread", "n", "unread(1)", "Read the next unread post", word="unread"),
    key("reader.previous_unread", "N", "unread(-1)", "Read the previous unread post"),
    key("reader.go_back", "backspace,H", "go_back", "Go back to where a link was followed"),
    key("reader.go_forward", "L", "go_forward", "Go again where you came back from"),
    key("reader.mark", "m", "mark", "Mark the post read or unread", word="mark"),
    key("reader.star", "s", "star", "Star the post, or take the star away", word="star"),
    key("reader.tag", "number_sign", "tag", "Give the post tags of your own, or take them away"),
    key("reader.mark_all", "A", "mark_all", "Mark all posts of the list read"),
    key("reader.redo", "ctrl+r", "redo", "Redo what was taken back last"),
    key("reader.undo", "u,ctrl+z", "undo", "Undo the last change, and the one before it", word="undo"),
    key("reader.browser", "o", "browser", "Open the post in the browser"),
    key("reader.full_text", "x", "full_text", "Show the whole article, or what the feed says of it"),
    key("reader.copy_link", "Y", "copy_link", "Copy the post's link"),
    key("reader.write", "w", "write", "Save the post as a Markdown file in the present folder"),
    key("reader.edit", "e", "edit", "Edit a post of a folder, at the line in view"),
    key("reader.source", "backslash", "source", "Show the post's source text, or the post again"),
    key("reader.pipe", "vertical_line", "pipe", "Pipe the post's Markdown into a command"),
    key("reader.sort", "S", "sort", "Sort the list, with heads between the posts or without"),
    key("reader.search", "F", "search", "Search the text of all posts"),
    key("reader.panel", "p", "panel", "Show the panel of sources, or hide it"),
    key("reader.add", "a", "add", "Add a blog: its address, or a folder"),
    key("reader.info", "i", "info", "Tell where else the post is, and what is known of its source"),
    key("reader.refresh", "r,f5", "refresh", "Refresh: look for new posts"),
    key("reader.insist", "R", "insist", "Refresh, though it is too early to ask again"),
    key("reader.alone", "z,f11", "alone", "Show the post alone, or the list beside it"),
    key("reader.narrower", "less_than_sign", "column(-4)", "Make the text column narrower"),
    key("reader.wider", "greater_than_sign", "column(4)", "Make the text column wider"),
    key("reader.usual_width", "equals_sign", "column(0)", "Give the text column its usual width"),
    key("reader.theme", "T", "app.theme", "Change the theme"),
    key("reader.help", "question_mark,f1", "app.help", "Help: show all keys", word="help"),
    key("reader.leave", "q", "leave", "Go back, from a search too; from the list, quit the program"),
)
"""What works in both panels."""

APP: Keys = (
    key("app.palette", "ctrl+p,colon", "command_palette", "Find a command by its name"),
    key("app.redraw", "ctrl+l", "redraw", "Redraw the screen, after another program has written on it"),
    Binding(
        "ctrl+q",
        "quit",
        "Quit the program",
        id="app.quit",
        show=False,
        priority=True,
        tooltip="Quit the program",
    ),
    # Textual copies a selection with it, and otherwise says how to leave.
    Binding("ctrl+c", "help_quit", id="app.copy", show=False, system=True, tooltip="Copy what is selected"),
)
"""What works everywhere."""
