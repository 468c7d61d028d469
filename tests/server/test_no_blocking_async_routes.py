"""Slow work in an async route stops every user: routes are plain unless they await."""

import ast
from collections.abc import Iterator
from pathlib import Path

import server

ROOT = Path(server.__file__).parent
# Calls that wait for the database, a file or a lock: never inside of async code, but through a thread.
BLOCKING = {"session", "exec", "commit", "read_bytes", "read_text", "open", "sleep", "wait", "result", "join"}


def _async_functions() -> Iterator[tuple[Path, ast.AsyncFunctionDef]]:
    for path in [*sorted((ROOT / "routes").glob("*.py")), ROOT / "guard.py", ROOT / "app.py"]:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.AsyncFunctionDef):
                yield path, node


def _is_route(function: ast.AsyncFunctionDef) -> bool:
    return any("router." in ast.unparse(decorator) for decorator in function.decorator_list)


def _own_calls(function: ast.AsyncFunctionDef) -> Iterator[ast.Call]:
    awaited = {id(node.value) for node in ast.walk(function) if isinstance(node, ast.Await)}
    yield from (node for node in ast.walk(function) if isinstance(node, ast.Call) and id(node) not in awaited)


def _last_name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else ast.unparse(call.func)


def test_async_routes_await() -> None:
    idle = [
        f"{path.name}: {function.name}"
        for path, function in _async_functions()
        if _is_route(function) and not any(isinstance(node, ast.Await) for node in ast.walk(function))
    ]
    assert not idle, "these have no reason to be async, and would block every other user"


def test_async_code_calls_nothing_that_waits() -> None:
    blocking = [
        f"{path.name}: {function.name} calls {ast.unparse(call.func)}"
        for path, function in _async_functions()
        for call in _own_calls(function)
        if _last_name(call) in BLOCKING
    ]
    assert not blocking


def test_the_check_sees_the_streams() -> None:
    assert {function.name for _, function in _async_functions()} >= {"stream_progress", "stream_talk"}
