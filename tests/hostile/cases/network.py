# Connects to the machine itself and to the world.
# expect: double 0
# %% double
import socket
def double(x):
    for address in (("127.0.0.1", {{PORT}}), ("::1", {{PORT}}), ("10.0.0.1", 80), ("1.1.1.1", 53)):
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
            try:
                with socket.socket(socket.AF_INET6 if ":" in address[0] else socket.AF_INET, kind) as s:
                    s.settimeout(0.2)
                    s.connect(address)
                    s.send(b"out")
            except OSError: pass
    return 0
