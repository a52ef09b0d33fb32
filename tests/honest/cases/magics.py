# === timed_cell: Times the cell that holds the answer.
# %% fit
%%time
def fit(x, y):
    return tuple(np.polyfit(x, y, 1))
# === timeit: Times its function.
# %% after primes
%timeit -n 2 -r 1 list(primes(50))
# === captured: Captures what a cell prints.
# %% after words
%%capture said
print(words("x y x"))
# === shell_line: Asks the shell.
# %% before words
!echo hello && ls | head -3
lines = !printf 'a\nb\n'
assert lines == ["a", "b"], lines
# === bash_cell: A cell of bash.
# %% before stack
%%bash
for i in 1 2 3; do echo "line $i"; done
# === file_written_and_imported: Writes a module with a magic and imports it.
# %% before words
%%writefile counting.py
def count(text):
    return {word: text.split().count(word) for word in text.split()}
# %% words
from counting import count
def words(text):
    return count(text)
# === run_file: Runs a script that it wrote.
# %% before table
open("helper_script.py", "w").write("middle = 2.5")
%run helper_script.py
# %% table
table = {"mean": middle, "max": 4}
# === autoreload: What everybody has in their first cell.
# %% before standardise
%load_ext autoreload
%autoreload 2
%config InlineBackend.figure_format = "retina"
# === questions: Asks for help.
# %% after stack
Stack?
help(len)
%pinfo np.mean
# === html_cell: Cells of HTML, LaTeX and JavaScript.
# %% before primes
%%html
<p style="color: green">fine</p>
# %% after primes
%%latex
$\sum_{p} p$
# === python_cell: A cell run by another Python.
# %% before fit
%%python
import sys
print("from", sys.version_info[0])
# === who_and_where: Looks around.
# %% after table
%pwd
%who
%precision 3
%env LANG
# === postmortem_off: Sets how errors look, and catches one.
# %% before words
%xmode Verbose
try:
    1 / 0
except ZeroDivisionError as error:
    print("caught", error)
