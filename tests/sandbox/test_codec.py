"""The codec carries every plain value and survives every frame."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
import time
import tracemalloc

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from course_pkg.grading.sandbox import codec
from course_pkg.grading.sandbox.codec import CodecError, decode, encode
from course_pkg.grading.sandbox.frames import FrameBuffer, FrameError, read_frame, send_frame

DTYPES = ["bool", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8", "c8", "c16"]

scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(2**2000), 2**2000)
    | st.floats()
    | st.complex_numbers()
    | st.text()
    | st.binary()
)
arrays = st.sampled_from(DTYPES).flatmap(
    lambda dtype: hnp.arrays(dtype, hnp.array_shapes(min_dims=0, max_dims=4, min_side=0))
)
values = st.recursive(
    scalars | arrays,
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.lists(inner, max_size=5).map(tuple)
        | st.dictionaries(st.text(max_size=5), inner, max_size=5)
    ),
    max_leaves=20,
)


def same(a, b):
    """Equal in value and exact type; NaN equals NaN."""
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray):
        return a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes()
    if isinstance(a, list | tuple):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict):
        return list(a) == list(b) and all(same(a[key], b[key]) for key in a)
    if isinstance(a, float | complex):
        return np.array(a).tobytes() == np.array(b).tobytes()
    return a == b


@given(values)
@settings(max_examples=300, deadline=None)
def test_every_plain_value_comes_back_as_it_was(value):
    assert same(decode(encode(value)), value)


@given(st.binary(max_size=400))
@settings(max_examples=500, deadline=None)
@example(b"l\xff\xff\xff\xff")
@example(b"a\x0b\x02" + struct.pack("<III", 2**31, 2**31, 8) + bytes(8))
@example(b"a\x0b\x02" + struct.pack("<III", 0, 2**32 - 1, 0))
@example(b"s\x01\x00\x00\x00\xff")
@example(b"d\x02\x00\x00\x00" + encode("k") + b"N" + encode("k") + b"N")
@example(b"d\x01\x00\x00\x00NN")
@example(b"a\x00\x01" + struct.pack("<II", 1, 1) + b"\x02")
@example(b"")
def test_random_bytes_raise_codec_error_or_mean_something(frame):
    with contextlib.suppress(CodecError):
        decode(frame)


@given(values, st.data())
@settings(max_examples=300, deadline=None)
def test_mutated_frames_raise_nothing_else(value, data):
    frame = bytearray(encode(value))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(frame) - 1))
        frame[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(frame)))
    for bad in (bytes(frame), bytes(frame[:cut])):
        with contextlib.suppress(CodecError):
            decode(bad)


def test_a_mutated_frame_never_allocates_more_than_its_size_class():
    rng = np.random.default_rng(0)
    good = encode([{"a": np.zeros((3, 4)), "b": [1, 2.0, "x"]}, (b"y" * 20, None), list(range(50))])
    lengths = [struct.pack("<I", 2**n) for n in (20, 28, 31)]
    tracemalloc.start()
    try:
        for _ in range(2000):
            frame = bytearray(good)
            at = int(rng.integers(len(frame) - 4))
            frame[at : at + 4] = lengths[int(rng.integers(3))]
            tracemalloc.reset_peak()
            before = tracemalloc.get_traced_memory()[0]
            with contextlib.suppress(CodecError):
                decode(bytes(frame))
            assert tracemalloc.get_traced_memory()[1] - before < 64 * len(frame) + 65536
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("opening", [b"l\x01\x00\x00\x00", b"t\x01\x00\x00\x00"])
@pytest.mark.parametrize("depth", [33, 500, 200_000])
def test_nested_frames_are_an_error_not_a_crash(opening, depth):
    with pytest.raises(CodecError, match="nested"):
        decode(opening * depth + b"N")


def test_depth_allowed_is_the_same_on_both_sides():
    value = None
    for _ in range(codec.MAX_DEPTH):
        value = [value]
    assert same(decode(encode(value)), value)
    with pytest.raises(CodecError, match="nested"):
        encode([value])


def test_a_cycle_is_an_error():
    knot = []
    knot.append(knot)
    with pytest.raises(CodecError):
        encode(knot)


class Sly(float):
    def __eq__(self, other):
        return True

    __hash__ = float.__hash__


@pytest.mark.parametrize(
    "value",
    [
        Sly(1),
        object(),
        {1: 2},
        {1, 2},
        print,
        np.array([object()]),
        np.array(["text"]),
        np.zeros(2, dtype="M8[s]"),
        np.ma.zeros(3),
        np.zeros((0, 10**9)),
        "\ud800",
        2 ** (8 * 512),
        [None] * 1_000_001,
        bytes(codec.MAX_FRAME + 1),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_not_plain_or_too_big_is_refused(value):
    with pytest.raises(CodecError):
        encode(value)


def test_numpy_scalars_travel_as_arrays_without_axes():
    back = decode(encode(np.float32(2.5)))
    assert type(back) is np.ndarray
    assert back.shape == ()
    assert back.dtype == np.float32


def test_foreign_byte_order_arrives_little_endian_and_writable():
    back = decode(encode(np.arange(3, dtype=">i4")))
    back[0] = 7
    assert back.tolist() == [7, 1, 2]


@pytest.fixture
def pair():
    a, b = socket.socketpair()
    with a, b:
        yield a, b


def test_a_frame_crosses_a_socket_in_pieces(pair):
    a, b = pair
    frame = encode(np.arange(100_000))
    sender = threading.Thread(target=send_frame, args=(a, frame))
    sender.start()
    assert read_frame(b, deadline=time.monotonic() + 10) == frame
    sender.join()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (struct.pack("<I", 2**31), "at most 100"),
        (b"\x05\x00\x00\x00ab", "in time"),
        (b"", "in time"),
    ],
)
def test_a_frame_that_is_too_long_or_too_late_is_an_error(pair, sent, said):
    a, b = pair
    a.sendall(sent)
    with pytest.raises(FrameError, match=said):
        read_frame(b, limit=100, deadline=time.monotonic() + 0.1)


def test_a_closed_socket_is_an_error(pair):
    a, b = pair
    a.close()
    with pytest.raises(FrameError, match="closed"):
        read_frame(b)


def test_a_receiver_that_never_reads_does_not_hold_the_sender(pair):
    a, _ = pair
    with pytest.raises(FrameError, match="stuck"):
        send_frame(a, bytes(10**7), deadline=time.monotonic() + 0.1)


@given(st.lists(st.binary(max_size=50), max_size=6), st.data())
@settings(deadline=None)
def test_frames_are_cut_the_same_however_the_bytes_arrive(frames, data):
    stream = b"".join(struct.pack("<I", len(frame)) + frame for frame in frames)
    buffer, out = FrameBuffer(50), []
    while stream:
        size = data.draw(st.integers(1, len(stream)))
        buffer.feed(stream[:size])
        stream = stream[size:]
        while (frame := buffer.pop()) is not None:
            out.append(frame)
    assert out == frames


def test_a_promise_beyond_the_limit_is_refused_before_the_bytes():
    with pytest.raises(FrameError, match="at most 50"):
        FrameBuffer(50).feed(struct.pack("<I", 51))
