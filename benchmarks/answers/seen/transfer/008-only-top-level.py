# task: tl-freeze-answer
# answer: wrong
# belief: Looks for the names among the direct children of the model, where paths with a dot never occur.
# mistakes: 1
def freeze(model, names):
    # 이름이 목록에 있으면 고정한다
    for name, child in model.named_children():
        if name in names:
            child.eval()
            for p in child.parameters():
                p.requires_grad = False
                p.grad = None
