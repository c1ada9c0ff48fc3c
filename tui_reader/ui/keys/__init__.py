"""Every key of the program, by where it works; `keymap` puts them together."""
