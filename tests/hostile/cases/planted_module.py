# Writes modules where a later import would find them.
# expect: double 0
# %% double
import pathlib, sys, numpy, course_pkg
for folder in {".", *sys.path, numpy.__path__[0], course_pkg.__path__[0]}:
    for name in ("numpy.py", "sitecustomize.py", "{{TOKEN}}.pth"):
        try:
            pathlib.Path(folder or ".", name).write_text("import sys; sys.exit()")
        except OSError:
            pass
def double(x): return 0
