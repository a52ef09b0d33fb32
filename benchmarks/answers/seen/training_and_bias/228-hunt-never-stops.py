# task: tb-hunt-answer
# answer: wrong
# belief: A patience of ten is a usual value, and a few epochs are enough to see whether the best one comes back.
# mistakes: 1
def stop_reference(losses, patience):
    best = 0
    since = 0
    for i, loss in enumerate(losses):
        if i == 0:
            continue
        if loss < losses[best]:
            best = i
            since = 0
        else:
            since += 1
        if since >= patience:
            break
    return best


def inputs():
    examples = [
        [3.0, 2.0, 1.0],
        [1.0, 2.0, 3.0],
        [2.0, 1.0, 3.0],
        [2.0, 1.0, 1.0, 4.0],
        [5.0, 3.0, 4.0, 2.0, 6.0, 2.5],
        [0.5],
    ]
    return [{"losses": np.array(e), "patience": 10} for e in examples]


def accepts(arguments, output):
    return bool(output == stop_reference(**arguments))
