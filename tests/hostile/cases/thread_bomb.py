# Starts threads without end.
# expect: double 0
# %% double
import threading, time
def double(x):
    for _ in range(100_000):
        threading.Thread(target=time.sleep, args=(1000,)).start()
    return 0
