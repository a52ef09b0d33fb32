# A loop at the top of a cell.
# expect: double 0
# %% double
while True: pass
