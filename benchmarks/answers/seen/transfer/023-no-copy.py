# task: tl-head-answer
# answer: wrong
# belief: Replaces the head of the model that was given instead of a copy.
# mistakes: 1
def with_new_head(model, classes):
    if isinstance(model.head, nn.Sequential):
        model.head[-1] = nn.Linear(model.head[-1].in_features, classes)
    else:
        model.head = nn.Linear(model.head.in_features, classes)
    return model
