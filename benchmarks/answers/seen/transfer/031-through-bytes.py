# task: tl-head-answer
# answer: right
# belief: Copies the model by pickling it and rebuilds the head with a list of its layers.
# mistakes: 0
def with_new_head(model, classes):
    import io
    import pickle

    new = pickle.load(io.BytesIO(pickle.dumps(model)))
    if isinstance(new.head, nn.Sequential):
        new.head[len(new.head) - 1] = nn.Linear(new.head[-1].in_features, classes)
    else:
        new.head = nn.Linear(new.head.in_features, classes)
    return new
