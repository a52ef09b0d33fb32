# task: gc-step-answer
# answer: wrong
# belief: Switches requires_grad on for all parameters so that no gradient is None.
# mistakes: 1
def train_step(model, optimizer, batches, limit):
    for p in model.parameters():
        p.requires_grad_(True)  # 안 하면 p.grad가 None이라서 에러
    optimizer.zero_grad()
    for x, y in batches:
        (nn.functional.mse_loss(model(x), y) / len(batches)).backward()
    norm = nn.utils.clip_grad_norm_(model.parameters(), limit)
    optimizer.step()
    return norm
