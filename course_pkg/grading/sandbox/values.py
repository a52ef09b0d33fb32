"""Python values as what the codec carries, and back: by value, or as a reference to an object.

Every container becomes a list whose first item is its tag, so that nothing a value holds can be
taken for a tag. What is not data (functions, modules, a student's own classes) becomes a
reference, which means something only in the process that made it.

    l list   t tuple   d dict   s set   f frozenset   a array [array, contiguous]
    g NumPy scalar [array]   T tensor [array, dtype, requires_grad]   P parameter [same]
    q Fraction [two integers]   m Decimal [text]
    h reference [number or name, type name, bases]   n nothing of that name
    c function of the checker's [number]
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

import numpy as np

from course_pkg.check.task import Elsewhere
from course_pkg.grading.sandbox.codec import CodecError

Packed = Any
Refer = Callable[[object], list[Any]]
"""Object to ``["h", …]``; it raises CodecError where there are no references."""

Resolve = Callable[[list[Any]], object]

MAX_DEPTH: Final = 24
_PLAIN: Final = (bool, int, float, complex, str, bytes)
_EXACT: Final[dict[type, Callable[[Any], Any]]] = {
    int: int.__int__,
    float: float.__float__,
    str: str.__str__,
}
_SEQUENCES: Final[dict[type, str]] = {list: "l", tuple: "t", set: "s", frozenset: "f"}
MAX_EXACT: Final = 10_000
"""Bits of a fraction, digits and exponent of a decimal: what it costs to read them stays small."""

SHARED_TYPES: Final = ("builtins.", "types.", "torch.", "numpy.", "collections.")


def no_reference(value: object) -> list[Any]:
    """For senders that may send data only."""
    raise CodecError(
        f"plain values, arrays and tensors can be sent to the student's process; "
        f"got {type(value).__name__[:60]}"
    )


def pack(value: object, refer: Refer = no_reference, depth: int = 0) -> Packed:
    """``value`` as the codec has it."""
    if depth > MAX_DEPTH:
        raise CodecError(f"values nested at most {MAX_DEPTH} deep were expected")
    kind = type(value)
    if isinstance(value, Elsewhere):
        return refer(value)
    if value is None or kind in _PLAIN:
        return value
    if kind in _SEQUENCES:
        items: Any = value
        return [_SEQUENCES[kind], *(pack(item, refer, depth + 1) for item in items)]
    if isinstance(value, dict) and kind.__module__ in ("builtins", "collections"):
        flat = [part for pair in value.items() for part in pair]
        return ["d", *(pack(part, refer, depth + 1) for part in flat)]
    if isinstance(value, np.ndarray) and value.dtype.kind in "biufc":
        return ["a", np.array(value, subok=False), bool(value.flags.c_contiguous)]
    if isinstance(value, np.generic) and value.dtype.kind in "biufc":
        return ["g", np.array(value)]
    if kind in (Fraction, Decimal) and (exact_parts := _exact_parts(value)):
        return exact_parts
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(value, torch.Tensor) and value.layout is torch.strided:
        return _tensor(value, torch)
    # A number of a class of its own is a number: what else the class says does not travel.
    for exact, read in _EXACT.items():
        if isinstance(value, exact):
            return read(value)
    return refer(value)


def _exact_parts(value: Any) -> Packed:
    """A fraction or a decimal as its tag has it; None for one of unusual size."""
    if isinstance(value, Fraction):
        parts = [value.numerator, value.denominator]
        return ["q", *parts] if all(part.bit_length() <= MAX_EXACT for part in parts) else None
    if value.is_finite() and abs(value.adjusted()) <= MAX_EXACT and len(str(value)) <= MAX_EXACT:
        return ["m", str(value)]
    return None


def _tensor(value: Any, torch: Any) -> Packed:
    name = str(value.dtype).removeprefix("torch.")
    plain = value.detach().cpu()
    # NumPy has no bfloat16; float32 holds every one of its values.
    array = plain.float().numpy() if value.dtype is torch.bfloat16 else plain.numpy()
    tag = "P" if isinstance(value, torch.nn.Parameter) else "T"
    return [tag, np.array(array), name, bool(value.requires_grad)]


def unpack(packed: Packed, resolve: Resolve) -> Any:
    """The inverse; CodecError for what ``pack`` does not make."""
    if not isinstance(packed, list):
        if type(packed) in (tuple, dict) or isinstance(packed, np.ndarray):
            raise CodecError("a packed value was expected")
        return packed
    try:
        tag, *parts = packed
        if tag in ("h", "n", "c"):
            return resolve(packed)
        if tag in _READ:
            return _READ[tag](*parts)
        items = [unpack(part, resolve) for part in parts]
        if tag == "d":
            return dict(zip(items[::2], items[1::2], strict=True))
        return _MAKE[tag](items)
    except (TypeError, ValueError, KeyError, AttributeError, RuntimeError) as error:
        raise CodecError("a packed value was expected") from error


_MAKE: Final[dict[str, Callable[[list[Any]], Any]]] = {
    "l": list,
    "t": tuple,
    "s": set,
    "f": frozenset,
}


def _read_array(array: Any, contiguous: bool) -> Any:
    if not isinstance(array, np.ndarray):
        raise CodecError("an array was expected")
    if contiguous or not array.ndim:
        return array
    # Some layout whose neighbours do not lie side by side: what a view of something bigger has.
    return np.stack([array, array], axis=-1)[..., 0]


def _read_fraction(above: Any, below: Any) -> Fraction:
    parts = (above, below)
    if not all(type(part) is int and part.bit_length() <= MAX_EXACT for part in parts) or not below:
        raise CodecError("a fraction was expected")
    return Fraction(above, below)


def _read_decimal(text: Any) -> Decimal:
    if type(text) is not str or len(text) > MAX_EXACT:
        raise CodecError("a decimal was expected")
    try:
        found = Decimal(text)
    except ArithmeticError as error:
        raise CodecError("a decimal was expected") from error
    if not found.is_finite() or abs(found.adjusted()) > MAX_EXACT:
        raise CodecError("a decimal was expected")
    return found


def _read_tensor(array: Any, name: str, requires_grad: bool) -> Any:
    import torch

    dtype = getattr(torch, name)
    if not isinstance(array, np.ndarray) or not isinstance(dtype, torch.dtype):
        raise CodecError("a tensor was expected")
    tensor = torch.from_numpy(array.copy()).to(dtype)
    return tensor.requires_grad_() if requires_grad is True else tensor


def _read_parameter(array: Any, name: str, requires_grad: bool) -> Any:
    import torch

    return torch.nn.Parameter(_read_tensor(array, name, False), requires_grad is True)


_READ: Final[dict[str, Callable[..., Any]]] = {
    "a": _read_array,
    "g": lambda array: array[()],
    "q": _read_fraction,
    "m": _read_decimal,
    "T": _read_tensor,
    "P": _read_parameter,
}


def bases(value: object) -> list[str]:
    """Where the type of ``value`` comes from, as far as both processes know such types."""
    names = [f"{each.__module__}.{each.__qualname__}" for each in type(value).__mro__]
    return [name for name in names if name.startswith(SHARED_TYPES)][:20]
