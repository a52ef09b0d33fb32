# Attaches a debugger to its parent, and asks for keys and modules of the kernel.
# expect: double 0
# %% double
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
def double(x):
    libc.ptrace(16, os.getppid(), 0, 0)
    libc.process_vm_readv(os.getppid(), 0, 0, 0, 0, 0)
    libc.syscall(248, b"user", b"{{TOKEN}}", b"x", 1, -3)
    libc.syscall(175, 0, 0, b"")
    libc.syscall(321, 0, 0, 0)
    return 0
