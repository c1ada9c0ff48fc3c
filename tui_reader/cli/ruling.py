"""`rules`: what becomes of posts as they arrive."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from tui_reader.cli import output
from tui_reader.cli.argument_types import is_number
from tui_reader.cli.arguments import Options
from tui_reader.library.library import Library
from tui_reader.rules import Rule, RuleId
from tui_reader.text.address import masked
from tui_reader.text.amounts import counted

DONE = 0
SHOWN = 10
"""Posts that a trial names."""


async def rules(library: Library, options: Options) -> int:
    """List rules, make one, give one up, try one, or carry one out."""
    return await _ACTIONS[options.action or "list"](library, options)


async def _list(library: Library, options: Options) -> int:
    found = await library.rules()
    if options.json:
        output.write_json([_json(rule) for rule in found])
        return DONE
    for rule in found:
        output.write(f"{rule.id:>3}  {rule.words}")
    if not found:
        output.say("There is no rule yet. tui-reader rules add mute QUERY makes one.")
    return DONE


async def _add(library: Library, options: Options) -> int:
    rule = await library.add_rule(options.does, options.query)
    if options.json:
        output.write_json(_json(rule))
        return DONE
    await library.index_all()
    there = (await library.try_rule(rule.query, 1)).total
    output.write(f"Rule {rule.id}: {rule.words}")
    if there:
        output.say(
            f"It is for posts to come. tui-reader rules run {rule.id} takes in the {there} that are here."
        )
    return DONE


async def _remove(library: Library, options: Options) -> int:
    rule = await library.remove_rule(RuleId(options.rule))
    output.write(f"Gave up rule {rule.id}: {rule.words}")
    return DONE


async def _test(library: Library, options: Options) -> int:
    await library.index_all()
    line = (
        (await library.rule(RuleId(int(options.query)))).query if is_number(options.query) else options.query
    )
    found = await library.try_rule(line, SHOWN)
    if options.json:
        known: dict[int, str] = {each.id: masked(each.location) for each in await library.sources()}
        output.write_json(output.page(found, known, {}))
        return DONE
    style = output.RowStyle(datetime.now(UTC), output.columns(), several=True)
    for row in output.rows(found, {}, style):
        output.write(row)
    posts = counted(found.total, "post")
    output.say(f"It would be for {posts} of those that are here.")
    return DONE


async def _run(library: Library, options: Options) -> int:
    changed = await library.run_rule(RuleId(options.rule))
    if options.json:
        output.write_json({"changed": changed})
    else:
        output.write(f"{changed} changed.")
    return DONE


def _json(rule: Rule) -> output.Json:
    return {"id": rule.id, "action": str(rule.action), "tag": rule.tag or None, "query": rule.query}


_ACTIONS: dict[str, Callable[[Library, Options], Awaitable[int]]] = {
    "list": _list,
    "add": _add,
    "remove": _remove,
    "test": _test,
    "run": _run,
}
