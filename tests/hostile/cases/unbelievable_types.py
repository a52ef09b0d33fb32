# Returns objects whose every attribute raises.
# expect: double 0, values 0
# %% double
class Bad:
    def __getattribute__(self, name): raise MemoryError(name)
    def __repr__(self): raise SystemExit
    def __reduce__(self): raise KeyboardInterrupt
    def __del__(self): raise ValueError
def double(x): return Bad()
# %% values
def values(x): return [Bad(), Bad()]
