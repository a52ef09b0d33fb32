# === subprocess: Starts a program and reads what it says.
# %% before words
import subprocess, sys
done = subprocess.run([sys.executable, "-c", "print(6 * 7)"], capture_output=True, text=True, check=True)
assert done.stdout.strip() == "42"
# === pipes: A pipeline of two programs in the answer.
# %% words
import subprocess
def words(text):
    first = subprocess.Popen(["printf", "%s\n", *text.split()], stdout=subprocess.PIPE)
    done = subprocess.run(["sort"], stdin=first.stdout, capture_output=True, text=True)
    first.wait()
    found = done.stdout.split()
    return {word: found.count(word) for word in found}
# === threads: Threads that end before the cell does.
# %% primes
import threading
def primes(limit):
    found = {}
    def look(n):
        found[n] = all(n % d for d in range(2, n))
    threads = [threading.Thread(target=look, args=(n,)) for n in range(2, limit)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    return sorted(n for n in found if found[n])
# === thread_pool: A pool of threads.
# %% primes
from concurrent.futures import ThreadPoolExecutor
def primes(limit):
    with ThreadPoolExecutor(4) as pool:
        good = list(pool.map(lambda n: all(n % d for d in range(2, n)), range(2, limit)))
    return [n for n, yes in zip(range(2, limit), good) if yes]
# === process_pool: A pool of processes.
# %% before primes
from multiprocessing import get_context
def square(n):
    return n * n
with get_context("fork").Pool(2) as pool:
    print(pool.map(square, range(5)))
# === temporary_files: Files in a temporary folder.
# %% words
import json, pathlib, tempfile
def words(text):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "words.json")
        path.write_text(json.dumps(text.split()), encoding="utf-8")
        found = json.loads(path.read_text(encoding="utf-8"))
    return {word: found.count(word) for word in found}
# === files_between_cells: Writes in one cell, reads in the other.
# %% before table
import csv
with open("data.csv", "w", newline="") as file:
    csv.writer(file).writerows([[d] for d in data])
# %% table
with open("data.csv") as file:
    column = [int(row[0]) for row in csv.reader(file)]
table = {"mean": sum(column) / len(column), "max": max(column)}
# === database: SQLite in memory.
# %% table
import sqlite3
book = sqlite3.connect(":memory:")
book.execute("create table t (x real)")
book.executemany("insert into t values (?)", [(d,) for d in data])
mean, largest = book.execute("select avg(x), max(x) from t").fetchone()
table = {"mean": mean, "max": largest}
# === archive: A zip file in memory, pickles and compression.
# %% after table
import gzip, io, pickle, zipfile
held = io.BytesIO()
with zipfile.ZipFile(held, "w") as archive:
    archive.writestr("a.bin", gzip.compress(pickle.dumps(table)))
with zipfile.ZipFile(held) as archive:
    assert pickle.loads(gzip.decompress(archive.read("a.bin"))) == table
# === waits: Takes its time.
# %% standardise
import time
def standardise(x):
    time.sleep(0.4)
    x = np.asarray(x, float)
    return (x - x.mean()) / x.std()
# === awaits: Awaits at the top level.
# %% before words
import asyncio
async def later(value):
    await asyncio.sleep(0.01)
    return value
results = await asyncio.gather(later(1), later(2))
assert results == [1, 2]
# === loop_in_thread: Runs a loop of its own in a thread.
# %% words
import asyncio, threading
def words(text):
    found = {}
    async def count():
        for word in text.split():
            found[word] = found.get(word, 0) + 1
            await asyncio.sleep(0)
    thread = threading.Thread(target=lambda: asyncio.run(count()))
    thread.start()
    thread.join()
    return found
# === asks_the_person: Asks for input where nobody answers, and goes on.
# %% before words
try:
    name = input("Your name? ")
except Exception as error:
    name = "nobody"
print("hello", name)
# === reads_stdin: Reads what there is on stdin.
# %% before stack
import sys
try:
    got = sys.stdin.read(10)
except Exception:
    got = ""
print(repr(got))
# === timer_signal: An alarm that rings.
# %% before fit
import signal, time
rang = []
signal.signal(signal.SIGALRM, lambda *_: rang.append(1))
signal.setitimer(signal.ITIMER_REAL, 0.05)
time.sleep(0.1)
assert rang
# === environment: Sets variables of the environment.
# %% before table
import os
os.environ["MODE"] = "quick"
os.makedirs("out/inner", exist_ok=True)
# %% after table
assert os.environ["MODE"] == "quick" and os.path.isdir("out/inner")
