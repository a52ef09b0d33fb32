# task: tl-cache-answer
# answer: wrong
# belief: The mode of a model is body.training, so that is remembered and set again.
# mistakes: 1
def cached_features(body, x, batch_size):
    was_training = body.training
    body.eval()
    parts = []
    with torch.no_grad():
        for batch in torch.split(x, batch_size):
            parts.append(body(batch))
    body.train(was_training)
    return torch.cat(parts, dim=0)
