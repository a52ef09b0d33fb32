# Takes all the memory there is.
# expect: double 0
# %% double
def double(x):
    held = []
    while True: held.append(bytearray(2**26))
