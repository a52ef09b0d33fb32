"""Plain values as bytes, and bytes as plain values, when the other side is hostile.

A frame is a flat run of tokens in preorder; each is a tag and a fixed header, and every token
takes at least one byte of the frame. Decoding is a loop with its own stack (a recursive decoder
can be crashed by nesting), believes no length before the bytes are there (thirty bytes must not
allocate a gigabyte), and builds exact builtin types and arrays only, so that no value brings its
own ``__eq__``. Nothing is ever unpickled.

    N none   T true   F false   i int64   I long int   f float64   c complex128
    s text   b bytes  a array   l list    t tuple      d dict with text keys
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from math import prod
from typing import Any, Final

import numpy as np

from course_pkg.errors import GradingError

Value = Any
"""None, bool, int, float, complex, str, bytes, ndarray; list, tuple, dict (text keys) of these."""

MAX_FRAME: Final = 64 * 2**20
MAX_DEPTH: Final = 32
MAX_ITEMS: Final = 1_000_000
MAX_KEYS: Final = 65_536
"""Entries of one dict: bounds what keys that all hash alike could cost."""

MAX_INT_BYTES: Final = 512
MAX_AXES: Final = 16

_DTYPES: Final = tuple(
    np.dtype(name)
    for name in (
        "bool", "<i1", "<i2", "<i4", "<i8", "<u1", "<u2", "<u4", "<u8",
        "<f2", "<f4", "<f8", "<c8", "<c16",
    )
)  # fmt: skip
_CODES: Final = {dtype: code for code, dtype in enumerate(_DTYPES)}

_COUNT: Final = struct.Struct("<I")
_INT: Final = struct.Struct("<q")
_FLOAT: Final = struct.Struct("<d")
_COMPLEX: Final = struct.Struct("<dd")
_ARRAY: Final = struct.Struct("<BB")


class CodecError(GradingError):
    """A value that may not travel, or bytes that no honest sender wrote."""


def encode(value: Value, limit: int = MAX_FRAME) -> bytes:
    """The frame of ``value``; CodecError for a type, size or depth that may not travel.

    Types are exact: a subclass may answer differently each time it is asked, so it is refused.
    """
    out = bytearray()
    items = 0
    todo: list[tuple[Value, int]] = [(value, 0)]
    while todo:
        item, depth = todo.pop()
        items += 1
        kind = type(item)
        if kind in _CONTAINERS:
            if depth >= MAX_DEPTH:
                raise CodecError(f"values nested at most {MAX_DEPTH} deep were expected")
            parts = _parts(item)
            out += _CONTAINERS[kind] + _COUNT.pack(len(item))
            todo.extend((part, depth + 1) for part in reversed(parts))
        else:
            out += _scalar(item)
        if len(out) > limit or items + len(todo) > MAX_ITEMS:
            raise CodecError(f"at most {limit} bytes and {MAX_ITEMS} items were expected")
    return bytes(out)


_CONTAINERS: Final[dict[type, bytes]] = {list: b"l", tuple: b"t", dict: b"d"}


def _parts(item: Value) -> list[Value]:
    if type(item) is not dict:
        return list(item)
    pairs = list(item.items())
    if len(pairs) > MAX_KEYS or any(type(key) is not str for key, _ in pairs):
        raise CodecError(f"a dict with at most {MAX_KEYS} keys, all of them str, was expected")
    return [part for pair in pairs for part in pair]


def _scalar(item: Value) -> bytes:
    kind = type(item)
    if item is None:
        return b"N"
    if kind is bool:
        return b"T" if item else b"F"
    if kind is int:
        if -(2**63) <= item < 2**63:
            return b"i" + _INT.pack(item)
        if item.bit_length() >= 8 * MAX_INT_BYTES:
            raise CodecError(f"an int of at most {MAX_INT_BYTES} bytes was expected")
        raw = item.to_bytes(item.bit_length() // 8 + 1, "little", signed=True)
        return b"".join((b"I", _COUNT.pack(len(raw)), raw))
    if kind is float:
        return b"f" + _FLOAT.pack(item)
    if kind is complex:
        return b"c" + _COMPLEX.pack(item.real, item.imag)
    if kind is bytes:
        return b"".join((b"b", _COUNT.pack(len(item)), item))
    if kind is str:
        return _text(item)
    if kind is np.ndarray or isinstance(item, np.generic):
        return _array(np.asarray(item))
    raise CodecError(
        f"None, bool, int, float, complex, str, bytes, list, tuple, dict or ndarray was expected; "
        f"got {kind.__name__[:60]}"
    )


def _text(item: str) -> bytes:
    try:
        raw = item.encode()
    except UnicodeEncodeError as error:
        raise CodecError("text without lone surrogates was expected") from error
    return b"s" + _COUNT.pack(len(raw)) + raw


def _array(array: np.ndarray[Any, Any]) -> bytes:
    dtype = array.dtype.newbyteorder("<")
    if dtype not in _CODES or array.ndim > MAX_AXES or _extent(array.shape) > MAX_FRAME:
        raise CodecError(
            f"a numeric array of at most {MAX_FRAME} items was expected; got {array.size} items of "
            f"{array.dtype.str}"
        )
    raw = np.ascontiguousarray(array, dtype=dtype).tobytes()
    axes = b"".join(_COUNT.pack(length) for length in array.shape)
    return b"a" + _ARRAY.pack(_CODES[dtype], array.ndim) + axes + _COUNT.pack(len(raw)) + raw


def decode(frame: bytes) -> Value:
    """The value of a frame from anyone; whatever is wrong with it is a CodecError."""
    reader = _Reader(frame)
    done: list[Value] = []
    # Every open container: its tag, the parts still missing, the parts so far.
    stack: list[tuple[bytes, int, list[Value]]] = [(b"", 1, done)]
    items = 0
    while stack:
        tag, count, parts = stack[-1]
        if len(parts) == count:
            stack.pop()
            if stack:
                stack[-1][2].append(_close(tag, parts))
            continue
        items += 1
        if items > MAX_ITEMS:
            raise CodecError(f"at most {MAX_ITEMS} items were expected in a frame")
        tag = reader.take(1)
        if tag in (b"l", b"t", b"d"):
            length = reader.count() * (2 if tag == b"d" else 1)
            if len(stack) > MAX_DEPTH:
                raise CodecError(f"values nested at most {MAX_DEPTH} deep were expected")
            if length > reader.left or (tag == b"d" and length > 2 * MAX_KEYS):
                raise CodecError("a container announces more parts than the frame holds")
            stack.append((tag, length, []))
        elif tag in _READ:
            parts.append(_READ[tag](reader))
        else:
            raise CodecError("a frame with an unknown tag")
    if reader.left:
        raise CodecError(f"a frame with {reader.left} bytes after its value")
    return done[0]


def _close(tag: bytes, parts: list[Value]) -> Value:
    if tag == b"l":
        return parts
    if tag == b"t":
        return tuple(parts)
    keys = parts[::2]
    if any(type(key) is not str for key in keys):
        raise CodecError("a dict whose keys are not all str")
    made = dict(zip(keys, parts[1::2], strict=True))
    if len(made) != len(keys):
        raise CodecError("a dict with the same key twice")
    return made


class _Reader:
    """A position in a frame; every read is checked against what is left."""

    def __init__(self, frame: bytes) -> None:
        if len(frame) > MAX_FRAME + 64:
            raise CodecError(f"a frame of at most {MAX_FRAME} bytes was expected")
        self._frame = frame
        self._at = 0

    @property
    def left(self) -> int:
        return len(self._frame) - self._at

    def take(self, size: int) -> bytes:
        if size > self.left:
            raise CodecError("a frame that ends too early")
        self._at += size
        return self._frame[self._at - size : self._at]

    def count(self) -> int:
        return int(_COUNT.unpack(self.take(4))[0])


def _read_int(reader: _Reader) -> int:
    size = reader.count()
    if size > MAX_INT_BYTES:
        raise CodecError(f"an int of at most {MAX_INT_BYTES} bytes was expected")
    return int.from_bytes(reader.take(size), "little", signed=True)


def _read_text(reader: _Reader) -> str:
    try:
        return reader.take(reader.count()).decode()
    except UnicodeDecodeError as error:
        raise CodecError("a text that is not UTF-8") from error


def _read_array(reader: _Reader) -> np.ndarray[Any, Any]:
    code, ndim = _ARRAY.unpack(reader.take(2))
    if code >= len(_DTYPES) or ndim > MAX_AXES:
        raise CodecError("an array of a dtype or a number of axes that may not travel")
    dtype = _DTYPES[code]
    shape = tuple(reader.count() for _ in range(ndim))
    size = reader.count()
    # prod(shape) * itemsize == len(buffer), before anything is allocated.
    if prod(shape) * dtype.itemsize != size or _extent(shape) > MAX_FRAME:
        raise CodecError("an array whose shape and bytes disagree")
    raw = reader.take(size)
    if dtype.kind == "b" and raw.strip(b"\x00\x01"):
        raise CodecError("a boolean array that holds bytes other than 0 and 1")
    return np.frombuffer(bytearray(raw), dtype=dtype).reshape(shape)


def _extent(shape: tuple[int, ...]) -> int:
    # An axis of length 0 would hide every other length from the product.
    return prod(length for length in shape if length)


_READ: Final[dict[bytes, Callable[[_Reader], Value]]] = {
    b"N": lambda _: None,
    b"T": lambda _: True,
    b"F": lambda _: False,
    b"i": lambda reader: _INT.unpack(reader.take(8))[0],
    b"I": _read_int,
    b"f": lambda reader: _FLOAT.unpack(reader.take(8))[0],
    b"c": lambda reader: complex(*_COMPLEX.unpack(reader.take(16))),
    b"s": _read_text,
    b"b": lambda reader: reader.take(reader.count()),
    b"a": _read_array,
}
