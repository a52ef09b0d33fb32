# task: tl-head-answer
# answer: wrong
# belief: Setting out_features changes the number of outputs of a linear layer.
# mistakes: 1
def with_new_head(model, classes):
    new = copy.deepcopy(model)
    last = new.head[-1] if isinstance(new.head, nn.Sequential) else new.head
    last.out_features = classes
    last.reset_parameters()
    return new
