# task: kd-step-answer
# answer: wrong
# belief: Leaves kl_div at its default reduction and forgets T squared.
# mistakes: 2
def distillation_step(student, teacher, x, labels, optimizer, temperature, alpha):
    import warnings

    teacher.eval()
    student.train()
    with torch.no_grad():
        tl = teacher(x)
    sl = student(x)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        kl = F.kl_div(F.log_softmax(sl / temperature, 1), F.softmax(tl / temperature, 1))
    loss = alpha * kl + (1 - alpha) * F.cross_entropy(sl, labels)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
