# task: tl-head-answer
# answer: wrong
# belief: Changes the attribute out_features and believes the weight follows.
# mistakes: 1
def with_new_head(model, classes):
    new_model = copy.deepcopy(model)
    last = new_model.head
    if isinstance(last, nn.Sequential):
        last = last[-1]
    last.out_features = classes
    last.reset_parameters()
    return new_model
