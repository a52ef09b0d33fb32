# Connects to abstract and named sockets of the machine.
# expect: double 0
# %% double
import glob, socket
def double(x):
    for name in ["\0{{TOKEN}}", *glob.glob("/run/**/*sock*", recursive=True), *glob.glob("/tmp/**/*", recursive=True)]:
        try:
            with socket.socket(socket.AF_UNIX) as s:
                s.settimeout(0.2)
                s.connect(name)
                s.send(b"out")
        except OSError: pass
    return 0
