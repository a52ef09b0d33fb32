# Makes files without end.
# expect: double 0
# %% double
def double(x):
    for number in range(10**6):
        open(f"/tmp/{{TOKEN}}{number}", "w").close()
    return 0
