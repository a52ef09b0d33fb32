# task: tl-head-answer
# answer: right
# belief: Gives deepcopy a memo in which the copy of the last linear layer is already the new layer.
# mistakes: 0
def with_new_head(model, classes):
    last = model.head
    while isinstance(last, nn.Sequential):
        last = last[-1]
    fresh = nn.Linear(last.in_features, classes)
    fresh.to(last.weight.device, last.weight.dtype).train(last.training)
    return copy.deepcopy(model, {id(last): fresh})
