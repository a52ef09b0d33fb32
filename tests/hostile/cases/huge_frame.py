# Announces a frame of four gigabytes.
# expect: double 0
# %% double
def double(x):
    import os
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, b"\xff\xff\xff\xff\xff\xff\xff\x7f")
        except OSError:
            pass
    return 6
