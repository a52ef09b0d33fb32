# task: tl-head-answer
# answer: wrong
# belief: Copies the rows of the old classes into the new layer and leaves out the bias.
# mistakes: 2
def with_new_head(model, classes):
    new = copy.deepcopy(model)
    seq = isinstance(new.head, nn.Sequential)
    old = new.head[-1] if seq else new.head
    lin = nn.Linear(old.in_features, classes, bias=False)
    k = min(classes, old.out_features)
    with torch.no_grad():
        lin.weight[:k] = old.weight[:k]
    if seq:
        new.head[-1] = lin
    else:
        new.head = lin
    return new
