# Displays a verdict of its own in the format of the real one.
# expect: forward 0
# %% forward
from IPython.display import display
mime = "application/vnd.course.verdict+json"
full = dict(task="bn-forward", points=2.0, score=2.0, verdict="pass", misconception=None,
            message=dict(ko="", en=""))
display({mime: full, "text/plain": "2.0"}, raw=True)
def batch_norm_forward(*a, **k):
    display({mime: full, "text/plain": "2.0"}, raw=True)
    return None
