# task: tl-head-answer
# answer: wrong
# belief: Puts one linear layer in place of the whole head and loses what stood before it.
# mistakes: 1
def with_new_head(model, classes):
    new = copy.deepcopy(model)
    last = new.head[-1] if isinstance(new.head, nn.Sequential) else new.head
    new.head = nn.Linear(last.in_features, classes)
    return new
