# === prose_deleted: Deletes every text cell.
# %% arrange
def arrange(cells): cells[:] = [cell for cell in cells if cell["cell_type"] == "code"]
# === many_extra_cells: Forty cells of scribbling.
# %% arrange
def arrange(cells):
    for at in range(len(cells), 0, -2): cells.insert(at, code("scratch = 1 + 1\nscratch"))
# === helper_first: A helper in a cell of its own before the answer.
# %% before primes
def divides(d, n): return n % d == 0
# %% primes
def primes(limit): return [n for n in range(2, limit) if not any(divides(d, n) for d in range(2, n))]
# === helper_last: A helper far below, for someone who ran the cells in another order.
# expect: primes 0
# %% primes
def primes(limit): return [n for n in range(2, limit) if not any(divides(d, n) for d in range(2, n))]
# %% after table
def divides(d, n): return n % d == 0
# === answer_below_check: The answer has slipped below its tests.
# stock: primes 0
# because: the tests run before the answer there; here every answer stands where it was
# %% arrange
def arrange(cells):
    at = [cell.get("id") for cell in cells].index("a-primes")
    cells.append(cells.pop(at))
# === answers_shuffled: The tasks in another order.
# %% arrange
def arrange(cells): cells[2:] = [cell for at in (5, 2, 0, 4, 3, 1) for cell in cells[2 + 3 * at : 5 + 3 * at]]
# === check_deleted: A cell of tests is gone.
# stock: fit 0
# because: it loses the points of a right answer when its tests are missing
# %% arrange
def arrange(cells): cells[:] = [cell for cell in cells if cell.get("id") != "c-fit"]
# === answer_split: Goes on in a second cell.
# %% stack
class Start(list):
    push = list.append
# %% after stack
class Stack(Start): pass
# === check_edited: Prints added to the tests.
# %% arrange
def arrange(cells):
    for cell in cells:
        if str(cell.get("id")).startswith("c-"): cell["source"] = "print('my test')\n" + str(cell["source"])
# === check_edited_badly: A test changed so that it would fail.
# %% arrange
def arrange(cells):
    for cell in cells:
        if cell.get("id") == "c-table": cell["source"] = "assert table == 'mine'"
# === saved_outputs: Outputs and counts of another run.
# %% arrange
def arrange(cells):
    for at, cell in enumerate(cells):
        if cell["cell_type"] == "code":
            cell["execution_count"] = 99 - at
            cell["outputs"] = [{"output_type": "stream", "name": "stderr", "text": ["old\n"]}]
# === raw_and_notes: Raw cells and notes in between.
# %% arrange
def arrange(cells):
    cells.insert(3, {"cell_type": "raw", "metadata": {}, "source": "---\ntitle: mine\n---"})
    cells.insert(6, {"cell_type": "markdown", "metadata": {}, "source": ["필기\n", "$x^2$"]})
# === other_kernel: Worked with a kernel of another name.
# %% arrange
def arrange(cells): pass
def hand_in(made):
    made["metadata"]["kernelspec"] = {"name": "conda-env-ml-py", "display_name": "ml", "language": "python"}
    return json.dumps(made)
# === no_cell_ids: Stored by an older Jupyter.
# %% arrange
def arrange(cells):
    for cell in cells: cell.pop("id", None)
def hand_in(made): return json.dumps({**made, "nbformat_minor": 2})
# === carriage_returns: Sources with the line ends of Windows.
# %% arrange
def arrange(cells):
    for cell in cells:
        if str(cell.get("id")).startswith("a-"): cell["source"] = "".join(cell["source"]).replace("\n", "\r\n")
# === lists_of_lines: Sources stored line by line, indented and not in ASCII.
# %% arrange
def arrange(cells):
    for cell in cells: cell["source"] = "".join(cell["source"]).splitlines(keepends=True)
def hand_in(made): return json.dumps(made, indent=4, ensure_ascii=False)
# === collapsed: Cells folded, tagged and hidden, widgets in the metadata.
# %% arrange
def arrange(cells):
    for cell in cells: cell["metadata"] |= {"collapsed": True, "tags": ["hide-input"], "jupyter": {"source_hidden": True}}
def hand_in(made):
    made["metadata"]["widgets"] = {"application/vnd.jupyter.widget-state+json": {"state": {}}}
    return json.dumps(made)
# === setup_repeated: Runs the setup once more at the end.
# %% after table
import math
import numpy as np
data = [1, 2, 3, 4]
# === redefined_later: A better version further down.
# expect: primes 0
# %% primes
def primes(limit): return []
# %% after fit
def primes(limit): return [n for n in range(2, limit) if all(n % d for d in range(2, n))]
# === cleans_up: Deletes what it no longer needs.
# %% words
import re as regular
scratch = regular.compile(r"\S+")
def words(text, pattern=scratch): return {w: pattern.findall(text).count(w) for w in pattern.findall(text)}
del scratch, regular
