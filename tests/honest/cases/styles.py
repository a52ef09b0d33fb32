# === counter: Gives a Counter.
# %% words
from collections import Counter
def words(text): return Counter(text.split())
# === default_dict: Gives a defaultdict.
# %% words
from collections import defaultdict
def words(text):
    found = defaultdict(int)
    for word in text.split(): found[word] += 1
    return found
# === ordered_dict: Gives an OrderedDict from itertools.
# %% words
from collections import OrderedDict
from itertools import groupby
def words(text):
    return OrderedDict((w, len(list(g))) for w, g in groupby(sorted(text.split())))
# === lambda_answer: A lambda instead of a function.
# %% words
words = lambda text: {w: text.split().count(w) for w in text.split()}
# === partial_answer: A functools.partial instead of a function.
# %% words
from functools import partial
def count(text, separator): return {w: text.split(separator).count(w) for w in text.split(separator)}
words = partial(count, separator=None)
# === object_answer: An object that can be called.
# %% words
class Words:
    def __call__(self, text): return {w: text.split().count(w) for w in text.split()}
words = Words()
# === decorated: Decorators and a cache.
# %% primes
import functools
def logged(function):
    @functools.wraps(function)
    def inner(*args, **kwargs):
        inner.calls += 1
        return function(*args, **kwargs)
    inner.calls = 0
    return inner
@logged
@functools.lru_cache
def primes(limit): return tuple(n for n in range(2, limit) if all(n % d for d in range(2, n)))
# === set_result: Gives a set of small numbers, in the order that sets have.
# %% primes
def primes(limit): return {n: 1 for n in range(2, limit) if all(n % d for d in range(2, n))}.keys()
# === array_result: A sieve that gives an array.
# %% primes
def primes(limit):
    sieve = np.ones(max(limit, 2), bool)
    sieve[:2] = False
    for n in range(2, int(limit**0.5) + 1):
        if sieve[n]: sieve[n * n :: n] = False
    return np.flatnonzero(sieve)
# === iterator_class: A class that counts on by itself.
# %% primes
class primes:
    def __init__(self, limit): self.n, self.limit = 1, limit
    def __iter__(self): return self
    def __next__(self):
        while self.n + 1 < self.limit:
            self.n += 1
            if all(self.n % d for d in range(2, self.n)): return self.n
        raise StopIteration
# === map_and_filter: Gives a filter object.
# %% primes
def primes(limit): return filter(lambda n: all(map(n.__mod__, range(2, n))), range(2, limit))
# === recursive: Recursion, deeper than usual.
# %% primes
import sys
sys.setrecursionlimit(20_000)
def depth(n): return 0 if n == 0 else 1 + depth(n - 1)
assert depth(5000) == 5000
def primes(limit, n=2, found=()):
    if n >= limit: return list(found)
    return primes(limit, n + 1, (*found, n) if all(n % d for d in found) else found)
# === walrus_and_match: Newer syntax.
# %% words
def words(text: str) -> dict[str, int]:
    match text.split():
        case []: return {}
        case [first, *rest] if (count := 1 + rest.count(first)):
            others = " ".join(word for word in rest if word != first)
            return {first: count} | words(others)
# === dataclass_stack: A dataclass with types.
# %% stack
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar
T = TypeVar("T")
@dataclass(slots=True)
class Stack(Generic[T]):
    items: list[T] = field(default_factory=list)
    def push(self, item: T) -> None: self.items.append(item)
    def pop(self) -> T: return self.items.pop()
    def __len__(self) -> int: return len(self.items)
# === list_subclass: A stack that is a list.
# %% stack
class Stack(list):
    def push(self, item): self.append(item)
# === deque_subclass: A stack that is a deque.
# %% stack
from collections import deque
class Stack(deque):
    push = deque.append
# === dict_subclass: A stack that is a dict.
# %% stack
class Stack(dict):
    def push(self, item): self[len(self)] = item
    def pop(self):
        if not self: raise IndexError("empty")
        return dict.pop(self, len(self) - 1)
# === linked_stack: Nodes that point to each other.
# %% stack
class Stack:
    class Node:
        def __init__(self, item, below): self.item, self.below = item, below
    top, size = None, 0
    def push(self, item): self.top, self.size = Stack.Node(item, self.top), self.size + 1
    def pop(self):
        if self.top is None: raise IndexError
        item, self.top, self.size = self.top.item, self.top.below, self.size - 1
        return item
    def __len__(self): return self.size
# === stack_from_factory: A function that makes stacks.
# %% stack
def Stack():
    class Made(list):
        push = list.append
        __repr__ = lambda self: "<" + ", ".join(map(str, self)) + ">"
    return Made()
# === own_error: An error of its own, derived from the expected one.
# %% stack
class Empty(IndexError):
    """Nothing is left."""
class Stack:
    def __init__(self): self.items = ()
    def push(self, item): self.items += (item,)
    def pop(self):
        if not self.items: raise Empty("nothing is left")
        *rest, last = self.items
        self.items = tuple(rest)
        return last
    def __len__(self): return len(self.items)
# === inheritance_over_cells: A base class in one cell, the answer in the next.
# %% before stack
from abc import ABC, abstractmethod
class Base(ABC):
    @abstractmethod
    def push(self, item): ...
    def __enter__(self): return self
    def __exit__(self, *error): return False
# %% stack
class Stack(Base):
    def __init__(self): self._items = []
    def push(self, item): self._items = [*self._items, item]
    def pop(self): return self._items.pop()
    def __len__(self): return len(self._items)
# === enum_keys: Enumerations, named tuples and protocols.
# %% fit
from enum import Enum
from typing import NamedTuple
class Line(NamedTuple):
    slope: float
    offset: float
def fit(x, y): return Line(*np.polyfit(x, y, 1))
# === generator_pair: Gives a generator of two.
# %% fit
def fit(x, y):
    yield from np.polyfit(x, y, 1)
# === proxy_table: A table that cannot be changed.
# %% table
from types import MappingProxyType
table = MappingProxyType({"mean": sum(data) / 4, "max": 4})
# === table_subclass: A table that is a class of its own.
# %% table
class Table(dict):
    def __missing__(self, key): return None
table = Table(mean=2.5, max=4)
# === table_object: An object with the parts that the test uses.
# %% table
class Table:
    rows = {"mean": 2.5, "max": 4}
    def __getitem__(self, name): return self.rows[name]
    def __iter__(self): return iter(self.rows)
table = Table()
# === globals_used: Functions that share a global and change it.
# %% before words
calls = 0
# %% words
def words(text):
    global calls
    calls += 1
    return {w: text.split().count(w) for w in text.split()}
# %% after words
assert words("q") == {"q": 1} and calls == 1
# === hangul_names: Names in Hangul, and comments.
# %% words
def 세기(글):
    """낱말을 센다."""
    return {말: 글.split().count(말) for 말 in 글.split()}  # 느려도 맞다
words = 세기
# === own_sum: A variable of its own called sum.
# stock: primes 0
# because: the test's sum is the student's variable there; the primes are right
# %% before words
sum = 0
for d in data:
    sum += d
# %% table
table = {"mean": sum / len(data), "max": max(data)}
# === own_points: A variable of its own called points, as the test has.
# %% before words
points = [3, 1]
# === own_list: A function of its own called list.
# stock: primes 0
# because: the test's list is the student's function there; the primes are right
# %% after words
def list(*things):
    for number, thing in enumerate(things): print(number, thing)
list("a", "b")
# === context_and_closure: Closures, context managers, exceptions in groups.
# %% fit
from contextlib import contextmanager
@contextmanager
def centred(values):
    values = np.array(values)
    yield values - values.mean(), values.mean()
def fit(x, y):
    with centred(x) as (p, mx), centred(y) as (q, my):
        slope = (p @ q) / (p @ p)
        return slope, (lambda a: my - a * mx)(slope)
