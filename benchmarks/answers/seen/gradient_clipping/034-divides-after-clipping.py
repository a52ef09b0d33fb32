# task: gc-step-answer
# answer: wrong
# belief: Clips the sum of the gradients and divides by the number of pieces only afterwards.
# mistakes: 1
def train_step(model, optimizer, batches, limit):
    optimizer.zero_grad(set_to_none=True)
    for x, y in batches:
        nn.functional.mse_loss(model(x), y).backward()
    params = [p for p in model.parameters() if p.grad is not None]
    norm = nn.utils.clip_grad_norm_(params, limit)
    for p in params:
        p.grad /= len(batches)
    optimizer.step()
    return norm / len(batches)
