# A loop that swallows every interrupt.
# expect: double 0
# %% double
import signal
for number in range(1, 64):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
def double(x):
    while True:
        try:
            while True: pass
        except BaseException: pass
