# task: tl-head-answer
# answer: right
# belief: Finds the name of the last linear layer in the head of a deep copy and sets it by its path.
# mistakes: 0
def with_new_head(model, classes):
    new = copy.deepcopy(model)
    path, last = [(n, m) for n, m in new.head.named_modules() if isinstance(m, nn.Linear)][-1]
    *parents, leaf = ["head", *filter(None, path.split("."))]
    fresh = nn.Linear(last.in_features, classes, bias=True, dtype=last.weight.dtype)
    setattr(new.get_submodule(".".join(parents)), leaf, fresh.train(last.training))
    return new
