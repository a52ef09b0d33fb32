# task: tl-freeze-answer
# answer: wrong
# belief: Thinks that requires_grad=False is all there is to freezing and forgets both the statistics and the old gradients.
# mistakes: 2
def freeze(model, names):
    for name in names:
        for p in model.get_submodule(name).parameters():
            p.requires_grad = False
