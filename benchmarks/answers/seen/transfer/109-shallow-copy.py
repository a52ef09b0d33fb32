# task: tl-head-answer
# answer: wrong
# belief: copy.copy(model) is a new model, so the head of the copy can be replaced without touching the original.
# mistakes: 1
def with_new_head(model, classes):
    new = copy.copy(model)
    head = new.head
    if isinstance(head, nn.Sequential):
        layers = list(head)
        layers[-1] = nn.Linear(layers[-1].in_features, classes)
        new.head = nn.Sequential(*layers)
    else:
        new.head = nn.Linear(head.in_features, classes)
    return new
