# task: gc-step-answer
# answer: wrong
# belief: backward adds the gradients up by itself, so after all micro-batches the gradient is that of the whole batch.
# mistakes: 1
def train_step(model, optimizer, batches, limit):
    model.zero_grad()
    for x, y in batches:
        nn.functional.mse_loss(model(x), y).backward()
    norm = nn.utils.clip_grad_norm_(model.parameters(), limit)
    optimizer.step()
    return norm
