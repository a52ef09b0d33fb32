# Takes all the memory there is, with many processes.
# expect: double 0
# %% double
import os, time
def double(x):
    for _ in range(12):
        if os.fork() == 0:
            held = bytearray(b"x" * 300 * 2**20)
            time.sleep(100)
    time.sleep(100)
