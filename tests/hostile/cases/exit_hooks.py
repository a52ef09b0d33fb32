# Leaves hooks for the end of the process and of every cell.
# expect: double 0
# %% double
import atexit, os
atexit.register(lambda: open("{{TOKEN}}", "w"))
get_ipython().events.register("post_run_cell", lambda *_: os._exit(0))
def double(x): return 0
