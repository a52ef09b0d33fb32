# task: tl-head-answer
# answer: wrong
# belief: Freshly initialised goes for the whole head, so every linear layer in it is reset.
# mistakes: 1
def with_new_head(model, classes):
    new = copy.deepcopy(model)
    if isinstance(new.head, nn.Linear):
        new.head = nn.Linear(new.head.in_features, classes)
        return new
    new.head[-1] = nn.Linear(new.head[-1].in_features, classes)
    for layer in new.head:
        if hasattr(layer, "reset_parameters"):
            layer.reset_parameters()
    return new
