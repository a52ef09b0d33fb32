# Writes garbage into every descriptor that it has.
# expect: forward 0
# %% forward
def batch_norm_forward(*a, **k):
    import os
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, b"\xff" * 4096)
        except OSError:
            pass
    return None
