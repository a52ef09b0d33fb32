# Leaves shared memory, queues and files behind.
# expect: -
# %% double
import ctypes, os
from multiprocessing import resource_tracker, shared_memory
resource_tracker.register = lambda *_: None
try:
    shared_memory.SharedMemory("{{TOKEN}}", create=True, size=64)
except OSError: pass
libc = ctypes.CDLL(None)
libc.shmget(0x7731, 64, 0o1666), libc.msgget(0x7731, 0o1666), libc.semget(0x7731, 1, 0o1666)
for place in ("/dev/shm", "/tmp", "/var/tmp", os.path.expanduser("~"), "/run", "/mnt", "/"):
    try:
        open(f"{place}/{{TOKEN}}", "w").write("here")
    except OSError: pass
def double(x): return 2 * x
