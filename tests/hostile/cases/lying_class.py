# Claims to be a float.
# expect: double 0
# %% double
class Bad:
    __class__ = property(lambda self: float)
    def __float__(self): return 6.0
    def __eq__(self, other): return True
    __hash__ = None
def double(x): return Bad()
