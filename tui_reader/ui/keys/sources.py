"""Keys of the panel of sources, and of what is told about one."""

from __future__ import annotations

from tui_reader.ui.keys.binding import Keys, key

SOURCES: Keys = (
    key(
        "sources.open", "enter,l,right,space", "choose", "List its posts; open or close a folder", word="open"
    ),
    key("sources.down", "j,down", "move(1)", "Go down a row"),
    key("sources.up", "k,up", "move(-1)", "Go up a row"),
    key("sources.page_down", "pagedown,ctrl+f", "page(1)", "Go down a page"),
    key("sources.page_up", "pageup,ctrl+b", "page(-1)", "Go up a page"),
    key("sources.half_down", "ctrl+d", "half(1)", "Go down half a page"),
    key("sources.half_up", "ctrl+u", "half(-1)", "Go up half a page"),
    key("sources.first", "g,home", "edge(-1)", "Go to the first row"),
    key("sources.last", "G,end", "edge(1)", "Go to the last row"),
    key("sources.find", "slash", "screen.find_source", "Find a source by its name", word="find"),
    key("sources.why", "i", "screen.info", "Tell what is known of the source, and what failed", word="why"),
    key("sources.rename", "c", "screen.rename", "Rename the source", word="rename"),
    key("sources.move", "v", "screen.move_source", "Put the source into a folder", word="move"),
    key("sources.settings", "e", "screen.settings", "Change the settings of this source", word="settings"),
    key(
        "sources.subscribe",
        "plus",
        "screen.subscribe",
        "Subscribe to a visited source: make it one of your own",
        word="subscribe",
    ),
    key("sources.remove", "d,delete", "screen.remove", "Remove the source; u brings it back", word="remove"),
    key("sources.down_order", "shift+down,right_curly_bracket", "screen.reorder(1)", "Move the source down"),
    key("sources.up_order", "shift+up,left_curly_bracket", "screen.reorder(-1)", "Move the source up"),
    key("sources.back", "h,left,tab,q", "screen.hide_panel", "Hide the panel of sources", word="hide"),
    key("sources.stop", "escape", "screen.stop", "Stop what is being fetched; else hide the panel"),
)
"""The panel of sources."""

OFFERS: Keys = (
    key("offers.down", "j,down,tab", "move(1)", "Go down a feed"),
    key("offers.up", "k,up,shift+tab", "move(-1)", "Go up a feed"),
    key("offers.first", "g,home", "edge(-1)", "Go to the first feed"),
    key("offers.last", "G,end", "edge(1)", "Go to the last feed"),
    key("offers.take", "enter,l,right,space", "take", "Take this feed", word="take"),
    key("offers.cancel", "escape,q,h,left", "close", "Take none of them", word="cancel"),
)
"""The feeds that a site offers."""

SETTING: Keys = (
    key("setting.next", "tab,down", "app.focus_next", "Go to the next setting"),
    key("setting.previous", "shift+tab,up", "app.focus_previous", "Go to the setting before"),
    key("setting.more", "right,space", "change(1)", "Take the next value, where there are few"),
    key("setting.less", "left", "change(-1)", "Take the value before, where there are few"),
    key("setting.save", "enter,ctrl+s", "save", "Save all settings", word="save"),
    key("setting.cancel", "escape", "cancel", "Leave all as it was", word="cancel"),
)
"""The settings of a source."""

INFO: Keys = (
    key("info.down", "j,down", "line(1)", "Go down a line"),
    key("info.up", "k,up", "line(-1)", "Go up a line"),
    key("info.page_down", "space,pagedown,ctrl+f", "page(1)", "Go down a page"),
    key("info.page_up", "b,pageup,ctrl+b", "page(-1)", "Go up a page"),
    key("info.half_down", "ctrl+d", "half(1)", "Go down half a page"),
    key("info.half_up", "ctrl+u", "half(-1)", "Go up half a page"),
    key("info.top", "g,home", "edge(-1)", "Go to the beginning"),
    key("info.bottom", "G,end", "edge(1)", "Go to the end"),
    key("info.split", "s", "split", "Split the post from its copies, or put it together again", word="split"),
    key("info.close", "escape,q,i,h,left,enter", "close", "Go back", word="back"),
)
"""What is known of a source."""
