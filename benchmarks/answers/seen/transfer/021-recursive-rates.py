# task: tl-groups-answer
# answer: right
# belief: Calls itself on the children below with a smaller rate and puts the lower groups in front.
# mistakes: 0
def layer_groups(model, lr, decay, weight_decay):
    def below(children, rate):
        if not children:
            return []
        *rest, top = children
        trained = [p for p in top.parameters() if p.requires_grad]
        mine = [
            {"params": [p for p in trained if (p.ndim > 1) is wide], "lr": rate, "weight_decay": wd}
            for wide, wd in ((True, weight_decay), (False, 0.0))
        ]
        mine = [group for group in mine if group["params"]]
        return below(rest, rate * decay if trained else rate) + mine

    return below(list(model.children()), lr)
