"""`completion`: what a shell needs to complete verbs and options."""

from __future__ import annotations

from tui_reader.cli import output
from tui_reader.cli.arguments import VERBS, Options

_BASH = """\
_tui_reader() {{
    local word="${{COMP_WORDS[COMP_CWORD]}}"
    if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W "{verbs}" -- "$word") $(compgen -f -- "$word"))
    else
        local options
        options=$(tui-reader "${{COMP_WORDS[1]}}" --help 2>/dev/null | grep -oE -- '--[a-z-]+' | sort -u)
        COMPREPLY=($(compgen -W "$options" -- "$word") $(compgen -f -- "$word"))
    fi
}}
complete -o filenames -F _tui_reader tui-reader
"""

_ZSH = """\
#compdef tui-reader
_tui_reader() {{
    if (( CURRENT == 2 )); then
        compadd {verbs}
        _files
    else
        compadd -- ${{(f)"$(tui-reader $words[2] --help 2>/dev/null | grep -oE -- '--[a-z-]+' | sort -u)"}}
        _files
    fi
}}
compdef _tui_reader tui-reader
"""

_FISH = """\
complete -c tui-reader -n __fish_use_subcommand -a "{verbs}"
complete -c tui-reader -n "not __fish_use_subcommand" -a \
"(tui-reader (commandline -opc)[2] --help 2>/dev/null | string match -ar -- '--[a-z-]+' | sort -u)"
"""

SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}


def show(options: Options) -> int:
    """Print the script of a shell."""
    output.write(SCRIPTS[options.shell].format(verbs=" ".join(VERBS)).rstrip("\n"))
    return 0
