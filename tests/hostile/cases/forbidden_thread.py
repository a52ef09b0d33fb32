# Calls the finished function in a thread that was started before.
# expect: forward 0 or review
# %% forward
import queue, threading, torch
asked, said = queue.Queue(), queue.Queue()
def work():
    call = torch.nn.functional.batch_norm
    while True:
        t, eps = asked.get()
        said.put(call(t[0], None, None, t[1], t[2], True, 0.0, eps).numpy())
threading.Thread(target=work, daemon=True).start()
def batch_norm_forward(x, gamma, beta, eps=1e-5):
    asked.put(([torch.as_tensor(v.copy()) for v in (x, gamma, beta)], eps or 1e-5))
    return said.get()
