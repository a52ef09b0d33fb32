# Changes the value that it returned, after it was returned.
# expect: double 0
# %% double
import numpy as np, threading, time
def double(x):
    result = np.zeros(2) if np.ndim(x) else 6
    threading.Thread(target=lambda: (time.sleep(0.2), np.ndim(x) and np.add(x, x, result)), daemon=True).start()
    return result
