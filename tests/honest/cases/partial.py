# === nothing_done: Hands in the empty notebook.
# expect: all 0
# %% standardise
raise NotImplementedError()
# %% words
raise NotImplementedError()
# %% stack
raise NotImplementedError()
# %% primes
raise NotImplementedError()
# %% fit
raise NotImplementedError()
# %% table
raise NotImplementedError()
# === half_done: The first two tasks.
# expect: stack 0, primes 0, fit 0, table 0
# %% stack
raise NotImplementedError()
# %% primes
# to do
# %% fit

# %% table
table = {}
# === one_part: A part of the parts.
# expect: words 2
# %% words
def words(text): return {w: text.split().count(w) for w in text.split()} if text else None
# === other_part: Splits at every space, also in nothing.
# expect: words 2
# %% words
def words(text): return {w: text.split(" ").count(w) for w in text.split(" ")}
# === no_part: Counts letters.
# expect: words 1
# %% words
def words(text): return {w: text.count(w) for w in text}
# === sample_variance: Divides by n - 1.
# expect: standardise 0
# %% standardise
def standardise(x): return (np.array(x) - np.mean(x)) / np.std(x, ddof=1)
# === queue: First in, first out.
# expect: stack 0
# %% stack
class Stack(list):
    def push(self, item): self.insert(0, item)
    def pop(self): return list.pop(self, -1)
# === one_is_prime: Takes 1 for a prime.
# expect: primes 0
# %% primes
def primes(limit): return [n for n in range(1, limit) if all(n % d for d in range(2, n))]
# === right_when_seen: Right on the tests that are shown, and nothing else.
# expect: primes 0, fit 0
# %% primes
def primes(limit): return [2, 3, 5, 7, 11, 13, 17, 19]
# %% fit
def fit(x, y): return 2.0, 1.0
# === swapped: Slope and offset the other way round.
# expect: fit 0
# %% fit
def fit(x, y): return tuple(np.polyfit(x, y, 1))[::-1]
# === syntax_error: A cell with a slip of the keyboard.
# expect: stack 0
# %% stack
class Stack(list:
    pass
# === raises: An error in one answer.
# expect: fit 0
# %% fit
def fit(x, y): return undefined_name(x)
# === extra_cell_fails: A cell of the student's own that fails.
# %% before words
print(undefined_name)
# %% after fit
1 / 0
# === wrong_type: Gives text in place of a number.
# expect: table 0
# %% table
table = {"mean": "2.5", "max": 4}
# === misnamed: The function has another name.
# expect: primes 0
# %% primes
def prime(limit): return [2]
# === missing_argument: A function that takes too few arguments.
# expect: fit 0
# %% fit
def fit(x): return 2, 1
# === imports_what_is_not_there: Needs a package that is not installed.
# expect: standardise 0
# %% standardise
import pandas_of_the_future as pd
def standardise(x): return pd.zscore(x)
# === exits: Leaves the answer with sys.exit.
# expect: primes 0
# %% primes
import sys
def primes(limit): sys.exit()
