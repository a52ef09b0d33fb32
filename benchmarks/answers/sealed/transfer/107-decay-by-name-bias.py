# task: tl-groups-answer
# answer: wrong
# belief: What must not decay can be told by its name: it contains "bias"; whatever is called weight decays.
# mistakes: 1
def layer_groups(model, lr, decay, weight_decay):
    groups = []
    depth = 0
    for child in reversed(list(model.children())):
        named = [(n, p) for n, p in child.named_parameters() if p.requires_grad]
        if not named:
            continue
        rate = lr * decay**depth
        depth += 1
        with_decay = [p for n, p in named if "bias" not in n]
        without = [p for n, p in named if "bias" in n]
        if with_decay:
            groups.append({"params": with_decay, "lr": rate, "weight_decay": weight_decay})
        if without:
            groups.append({"params": without, "lr": rate, "weight_decay": 0.0})
    return groups[::-1]
