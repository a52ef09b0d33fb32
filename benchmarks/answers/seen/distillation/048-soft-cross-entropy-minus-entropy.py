# task: kd-step-answer
# answer: right
# belief: Writes KL as soft cross entropy minus the teacher's entropy, without kl_div, and asks the teacher on a deep copy.
# mistakes: 0
def distillation_step(student, teacher, x, labels, optimizer, temperature, alpha):
    import copy

    with torch.no_grad():
        log_p = F.log_softmax(copy.deepcopy(teacher).eval()(x) / temperature, dim=1)
    p = log_p.exp()
    student.train()
    optimizer.zero_grad(set_to_none=True)
    z = student(x)
    cross = F.cross_entropy(z / temperature, p)
    entropy = -(p * log_p).sum() / len(x)
    hard = F.nll_loss(F.log_softmax(z, dim=1), labels)
    loss = alpha * temperature**2 * (cross - entropy) + (1 - alpha) * hard
    loss.backward()
    optimizer.step()
    return loss.detach()
