# task: tl-head-answer
# answer: wrong
# belief: Uses copy.copy, which copies the outer object only, so both share modules.
# mistakes: 1
def with_new_head(model, classes):
    new = copy.copy(model)
    head = new.head
    if isinstance(head, nn.Linear):
        new.head = nn.Linear(head.in_features, classes)
    else:
        layers = list(head)
        layers[-1] = nn.Linear(layers[-1].in_features, classes)
        new.head = nn.Sequential(*layers)
    return new
