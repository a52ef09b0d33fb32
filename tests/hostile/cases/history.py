# Prints its history, its names and its own source cells.
# expect: double 0
# %% double
def double(x):
    shell = get_ipython()
    print(shell.user_ns.get("In"), list(shell.history_manager.get_range()))
    return 0
