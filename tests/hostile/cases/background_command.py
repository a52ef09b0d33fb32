# A command in the background of a shell.
# expect: -
# %% double
!(bash -c "exec -a {{TOKEN}} sleep 1000" >/dev/null 2>&1 &)
def double(x): return 2 * x
