# Prints without end.
# expect: double 0
# %% double
while True: print("x" * 10_000)
