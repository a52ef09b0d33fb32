# Deletes and overwrites what belongs to the course.
# expect: double 0
# %% double
import os, shutil, sqlite3
for name in ("source", "submitted", "autograded", "gradebook.db"):
    path = os.path.join("{{COURSE}}", name)
    shutil.rmtree(path, ignore_errors=True)
    for mode in ("w", "a"):
        try:
            open(path, mode).write("{{TOKEN}}")
        except OSError: pass
try:
    sqlite3.connect("{{COURSE}}/gradebook.db").execute("update grade set manual_score = 100")
except Exception: pass
def double(x): return 0
