# task: tl-head-answer
# answer: wrong
# belief: A new head is one new linear layer from the features to the classes, whatever the old head looked like.
# mistakes: 1
def with_new_head(model, classes):
    new = copy.deepcopy(model)
    linears = [m for m in new.head.modules() if isinstance(m, nn.Linear)]
    new.head = nn.Linear(linears[0].in_features, classes)
    return new
