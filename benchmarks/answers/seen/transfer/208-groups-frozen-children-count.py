# task: tl-groups-answer
# answer: wrong
# belief: Every child of the model is one step of depth, frozen or without parameters or not.
# mistakes: 1
def layer_groups(model, lr, decay, weight_decay):
    groups = []
    for depth, child in enumerate(reversed(list(model.children()))):
        for p in child.parameters():
            if not p.requires_grad:
                continue
            groups.append(
                {
                    "params": [p],
                    "lr": lr * decay**depth,
                    "weight_decay": weight_decay if p.dim() > 1 else 0.0,
                }
            )
    return groups
