# task: gc-step-answer
# answer: wrong
# belief: Clears the gradients only after the update and trusts that nothing was left over before.
# mistakes: 1
def train_step(model, optimizer, batches, limit):
    n = len(batches)
    for x, y in batches:
        (nn.functional.mse_loss(model(x), y) / n).backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm=limit)
    optimizer.step()
    optimizer.zero_grad()
    return norm
