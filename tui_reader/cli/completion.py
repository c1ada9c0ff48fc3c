"""`completion`: what a shell needs to complete verbs, options and what they take.

The scripts know everything by themselves: completing starts no program.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui_reader.cli import output
from tui_reader.cli.arguments import Options, verbs
from tui_reader.cli.described import Option, Verb

_BASH = """\
_tui_reader() {
    local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" verb="" words="" i
    for ((i = 1; i < COMP_CWORD; i++)); do
        case "${COMP_WORDS[i]}" in
            --db|--config) ((i++)) ;;
            -*) ;;
            *) verb="${COMP_WORDS[i]}"; break ;;
        esac
    done
    case "$verb $before" in
%(values)s
    esac
    case "$verb" in
%(verbs)s
    esac
    COMPREPLY=($(compgen -W "$words" -- "$word") $(compgen -f -- "$word"))
}
complete -o filenames -F _tui_reader tui-reader"""

_ZSH = """\
#compdef tui-reader
_tui_reader() {
    local verb="" before="$words[CURRENT-1]" i
    local -a offered
    for ((i = 2; i < CURRENT; i++)); do
        case "$words[i]" in
            --db|--config) ((i++)) ;;
            -*) ;;
            *) verb="$words[i]"; break ;;
        esac
    done
    case "$verb $before" in
%(values)s
    esac
    case "$verb" in
%(verbs)s
    esac
    _describe word offered
    _files
}
compdef _tui_reader tui-reader"""


def show(options: Options) -> int:
    """Print the script of a shell."""
    output.write({"bash": bash, "zsh": zsh, "fish": fish}[options.shell](verbs()))
    return 0


def bash(all_verbs: Sequence[Verb]) -> str:
    """The script for bash."""
    values = [
        f'        "{verb.name} {name}") COMPREPLY=($(compgen -W "{taken}" -- "$word")); return ;;'
        for verb, option in _with_values(all_verbs)
        for name in option.names
        for taken in [" ".join(option.values)]
    ]
    words = [f'        "") words="{" ".join(verb.name for verb in all_verbs)}" ;;']
    for verb in all_verbs:
        offered = " ".join((*verb.values, *(name for option in verb.options for name in option.names)))
        words.append(f'        {verb.name}) words="{offered}" ;;')
    return _BASH % {"values": "\n".join(values), "verbs": "\n".join(words)}


def zsh(all_verbs: Sequence[Verb]) -> str:
    """The script for zsh, in which each word says what it does."""
    values = [
        f'        "{verb.name} {name}") compadd -- {" ".join(option.values)}; return ;;'
        for verb, option in _with_values(all_verbs)
        for name in option.names
    ]
    words = [f"        '') offered=({' '.join(_told(verb.name, verb.does) for verb in all_verbs)}) ;;"]
    for verb in all_verbs:
        offered = [
            *(_told(value, "") for value in verb.values),
            *(_told(name, option.does) for option in verb.options for name in option.names),
        ]
        words.append(f"        {verb.name}) offered=({' '.join(offered)}) ;;")
    return _ZSH % {"values": "\n".join(values), "verbs": "\n".join(words)}


def fish(all_verbs: Sequence[Verb]) -> str:
    """The script for fish."""
    lines = [
        f"complete -c tui-reader -n __fish_use_subcommand -a {verb.name} -d {_quoted(verb.does)}"
        for verb in all_verbs
    ]
    for verb in all_verbs:
        when = f"complete -c tui-reader -n '__fish_seen_subcommand_from {verb.name}'"
        if verb.values:
            lines.append(f"{when} -a {_quoted(' '.join(verb.values))}")
        lines += [f"{when} {_fish_option(option)}" for option in verb.options]
    return "\n".join(lines)


def _fish_option(option: Option) -> str:
    names = [f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names]
    takes = f"-xa {_quoted(' '.join(option.values))}" if option.values else "-r" if option.takes_value else ""
    told = f"-d {_quoted(option.does)}" if option.does else ""
    return " ".join(filter(None, (*names, takes, told)))


def _with_values(all_verbs: Iterable[Verb]) -> Iterable[tuple[Verb, Option]]:
    return ((verb, option) for verb in all_verbs for option in verb.options if option.values)


def _told(word: str, does: str) -> str:
    """A word and what it does, as zsh's `_describe` takes them: parted by the first colon."""
    return _quoted(f"{word}:{does}" if does else word)


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "'\\''") + "'"
