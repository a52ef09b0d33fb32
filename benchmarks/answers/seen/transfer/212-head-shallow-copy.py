# task: tl-head-answer
# answer: wrong
# belief: copy.copy(model) makes a new, independent model.
# mistakes: 1
def with_new_head(model, classes):
    new = copy.copy(model)
    if isinstance(new.head, nn.Sequential):
        layers = list(new.head.children())
        layers[-1] = nn.Linear(layers[-1].in_features, classes)
        new.head = nn.Sequential(*layers)
    else:
        new.head = nn.Linear(new.head.in_features, classes)
    return new
