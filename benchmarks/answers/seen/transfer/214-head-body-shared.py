# task: tl-head-answer
# answer: wrong
# belief: The body is to be the same as the original's, so the new model can use the very same body.
# mistakes: 1
def with_new_head(model, classes):
    new = copy.deepcopy(model)
    new.body = model.body
    if isinstance(new.head, nn.Sequential):
        new.head[-1] = nn.Linear(new.head[-1].in_features, classes)
    else:
        new.head = nn.Linear(new.head.in_features, classes)
    return new
