# Steals partial credit by redefining float and bool.
# expect: values 0
# %% values
import builtins
builtins.float = lambda _: 100.0
builtins.bool = lambda _: True
float = lambda _: 100.0
def values(x): return [0, 0]
