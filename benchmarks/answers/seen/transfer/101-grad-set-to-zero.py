# task: tl-freeze-answer
# answer: wrong
# belief: A gradient of zero moves nothing, so the old gradients of the frozen parameters are set to zero.
# mistakes: 1
def freeze(model, names):
    for name in names:
        part = model.get_submodule(name)
        part.eval()
        for parameter in part.parameters():
            parameter.requires_grad = False
            if parameter.grad is not None:
                parameter.grad.zero_()
