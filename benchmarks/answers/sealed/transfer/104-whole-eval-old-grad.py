# task: tl-freeze-answer
# answer: wrong
# belief: requires_grad=False is all it takes for the parameters, and for batch norm not to move the model is put into eval mode.
# mistakes: 2
def freeze(model, names):
    for name in names:
        for parameter in model.get_submodule(name).parameters():
            parameter.requires_grad = False
    model.eval()
