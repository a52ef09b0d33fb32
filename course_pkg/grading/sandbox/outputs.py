"""Events of a child as outputs of a notebook (nbformat 4), rebuilt from plain values."""

from __future__ import annotations

from typing import Any

from course_pkg.grading.sandbox.codec import CodecError

_MAX_NAME = 200

_MAX_TWINS = 100
"""Displays of one id that an update changes: of very many, each of very many updates."""


class Outputs:
    """What one cell has shown so far, in order."""

    def __init__(self) -> None:
        self.cells: list[dict[str, Any]] = []
        self.error: tuple[str, str, tuple[str, ...]] | None = None
        self._ids: dict[str, list[dict[str, Any]]] = {}
        self._clear = False

    def add(self, event: list[Any]) -> None:
        """Take one event; CodecError for one that no honest child sends."""
        kind, *parts = event
        if kind == "clear":
            (wait,) = parts
            if wait is True:
                self._clear = True
            else:
                self._forget()
            return
        if self._clear:
            self._forget()
        if kind == "stream":
            self._stream(*parts)
        elif kind == "display":
            self._display(*parts)
        elif kind == "result":
            data, metadata, count = parts
            cell = {"output_type": "execute_result", **_rich(data, metadata)}
            self.cells.append({**cell, "execution_count": count if type(count) is int else None})
        elif kind == "error":
            self._error(*parts)
        else:
            raise CodecError("an event of an unknown kind")

    def _forget(self) -> None:
        self._clear = False
        self.cells.clear()

    def _stream(self, name: object, text: object) -> None:
        if name not in ("stdout", "stderr"):
            raise CodecError("an unknown stream")
        last = self.cells[-1] if self.cells else {}
        if last.get("name") == name:
            # Joined when asked for: repeated addition of text is quadratic.
            last["text"].append(_text(text))
        else:
            self.cells.append({"output_type": "stream", "name": name, "text": [_text(text)]})

    def _display(self, data: object, metadata: object, id: object, update: object) -> None:
        rich = _rich(data, metadata)
        if update is True:
            for cell in self._ids.get(id, []) if isinstance(id, str) else []:
                cell.update(rich)
            return
        cell = {"output_type": "display_data", **rich}
        self.cells.append(cell)
        if isinstance(id, str):
            twins = self._ids.setdefault(id, [])
            if len(twins) < _MAX_TWINS:
                twins.append(cell)

    def _error(self, name: object, value: object, trace: object) -> None:
        if type(trace) is not list:
            raise CodecError("a traceback is a list")
        lines = [_text(line) for line in trace]
        short = _text(name)[:_MAX_NAME]
        self.error = (short, _text(value), tuple(lines))
        self.cells.append(
            {"output_type": "error", "ename": short, "evalue": _text(value), "traceback": lines}
        )

    def finished(self) -> list[dict[str, Any]]:
        """The outputs as nbformat has them."""
        return [
            {**cell, "text": "".join(cell["text"])} if cell["output_type"] == "stream" else cell
            for cell in self.cells
        ]


def _rich(data: object, metadata: object) -> dict[str, Any]:
    if type(data) is not dict or type(metadata) is not dict:
        raise CodecError("a bundle of mime types is a dict")
    return {"data": data, "metadata": metadata}


def _text(value: object) -> str:
    if type(value) is not str:
        raise CodecError("text was expected")
    return value
