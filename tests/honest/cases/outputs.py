# === big_print: A million characters.
# %% after words
print("\n".join("line %d of a long report" % n for n in range(40_000)))
# === prints_in_answer: Leaves its debugging prints in.
# %% primes
def primes(limit):
    print("limit is", limit)
    found = [n for n in range(2, limit) if all(n % d for d in range(2, n))]
    print(found)
    return found
# === stderr_in_answer: Writes its progress to stderr.
# stock: words 0
# because: a line on stderr is no mistake; the answers are right
# %% words
import sys
def words(text):
    print("counting", len(text), file=sys.stderr)
    return {word: text.split().count(word) for word in text.split()}
# === warns_in_answer: Warns of something harmless.
# stock: standardise 0
# because: a warning goes to stderr, and a warning is no mistake
# %% standardise
import warnings
def standardise(x):
    x = np.asarray(x, float)
    if x.size < 10:
        warnings.warn("few values")
    return (x - x.mean()) / x.std()
# === numpy_warns: A division that NumPy warns of, and the result is set right.
# stock: standardise 0
# because: NumPy's warning goes to stderr; the values are right
# %% standardise
def standardise(x):
    x = np.asarray(x, float)
    _ = np.log(x * 0)
    return (x - x.mean()) / x.std()
# === deprecated: Uses what will go away.
# stock: primes 0
# because: a DeprecationWarning goes to stderr; the primes are right
# %% primes
import warnings
def primes(limit):
    warnings.simplefilter("always")
    warnings.warn("old", DeprecationWarning)
    return [n for n in range(2, limit) if all(n % d for d in range(2, n))]
# === logging_warns: Logs a warning without setting logging up.
# stock: stack 0
# because: the last resort of logging is stderr; the stack is right
# %% stack
import logging
class Stack(list):
    push = list.append
    def pop(self):
        if not self:
            logging.warning("empty")
        return list.pop(self)
# === logging_set_up: Logs to stdout.
# %% fit
import logging, sys
logging.basicConfig(stream=sys.stdout, level=logging.INFO)
def fit(x, y):
    logging.info("fitting %d points", len(x))
    return tuple(np.polyfit(x, y, 1))
# === progress_bar: A bar that overwrites its own line.
# %% after fit
import sys, time
for step in range(30):
    print(f"\r[{'#' * step:<30}]", end="", flush=True)
    time.sleep(0.002)
# === progress_bar_on_stderr: The same on stderr, as tqdm does, in the answer.
# stock: fit 0
# because: a progress bar on stderr is no mistake
# %% fit
import sys
def fit(x, y):
    for step in range(10):
        print(f"\r{step * 10}%|{'█' * step}", end="", file=sys.stderr)
    return list(np.polyfit(x, y, 1))
# === rich_output: HTML, Markdown, LaTeX, JSON and SVG.
# %% before words
from IPython.display import HTML, JSON, Latex, Markdown, Math, SVG, display
display(HTML("<b>bold</b>"), Markdown("# head"), Latex(r"$\alpha$"), Math(r"\frac{1}{2}"))
display(JSON({"a": [1, 2]}), SVG("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"))
# === pandas_like_table: A class that shows itself as a table.
# %% after table
class Frame(dict):
    def _repr_html_(self):
        rows = "".join(f"<tr><td>{k}</td><td>{v}</td></tr>" for k, v in self.items())
        return f"<table border=1 class='dataframe'>{rows}</table>"
    def __repr__(self):
        return "\n".join(f"{k:10} {v!r:>10}" for k, v in self.items())
Frame(table)
# === updated_display: Shows something and changes it.
# %% after stack
from IPython.display import clear_output, display
handle = display("first", display_id=True)
handle.update("second")
print("gone")
clear_output(wait=True)
print("kept")
# === picture: An image from bytes.
# %% after primes
import base64
from IPython.display import Image, display
display(Image(base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")))
# === colours: Terminal colours, emoji and letters from right to left.
# %% after standardise
print("\x1b[31mred\x1b[0m 🎉 שלום ٣ 한국어 \u200b zero width")
# === repr_fails: An object that cannot be shown at the end of a cell.
# %% after words
class Bad:
    def __repr__(self):
        raise ValueError("no")
Bad()
# === last_value_is_big: A cell that ends in a large array.
# %% after fit
np.arange(4_000_000).reshape(2000, 2000)
