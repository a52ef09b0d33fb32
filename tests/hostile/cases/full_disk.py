# Fills every folder that can be written.
# expect: double 0
# %% double
def double(x):
    for place in (".", "/tmp", "/dev/shm"):
        try:
            with open(f"{place}/{{TOKEN}}", "wb") as file:
                for _ in range(2000): file.write(bytes(2**20))
        except OSError as error:
            print(error.errno)
    return 0
