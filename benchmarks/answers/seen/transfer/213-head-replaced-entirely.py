# task: tl-head-answer
# answer: wrong
# belief: A new head is one new linear layer on top of the body.
# mistakes: 1
def with_new_head(model, classes):
    new_model = copy.deepcopy(model)
    linears = [m for m in model.head.modules() if isinstance(m, nn.Linear)]
    new_model.head = nn.Linear(linears[0].in_features, classes)
    return new_model
