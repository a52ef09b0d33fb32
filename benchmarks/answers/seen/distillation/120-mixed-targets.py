# task: kd-step-answer
# answer: right
# belief: Writes both parts as sums with logsumexp, takes the gradients with autograd.grad for the student's parameters only, and puts the teacher's modes back.
# mistakes: 0
def distillation_step(student, teacher, x, labels, optimizer, temperature, alpha):
    modes = {module: module.training for module in teacher.modules()}
    teacher.eval()
    with torch.inference_mode():
        v = teacher(x) / temperature
        log_p = v - torch.logsumexp(v, dim=1, keepdim=True)
    log_p = log_p.clone()
    for module, mode in modes.items():
        module.training = mode

    student.train()
    z = student(x)
    log_q = z / temperature - torch.logsumexp(z / temperature, dim=1, keepdim=True)
    soft = torch.einsum("nk,nk->", log_p.exp(), log_p - log_q) / len(x)
    picked = z.gather(1, labels.unsqueeze(1)).squeeze(1)
    hard = (torch.logsumexp(z, dim=1) - picked).mean()
    loss = alpha * temperature**2 * soft + (1 - alpha) * hard

    optimizer.zero_grad()
    wanted = [p for p in student.parameters() if p.requires_grad]
    for p, g in zip(wanted, torch.autograd.grad(loss, wanted, allow_unused=True)):
        p.grad = g
    optimizer.step()
    return loss.item()
