# task: kd-step-answer
# answer: wrong
# belief: Gives kl_div the student's softmax instead of its log softmax.
# mistakes: 1
def distillation_step(student, teacher, x, labels, optimizer, temperature, alpha):
    student.train()
    teacher.eval()
    with torch.no_grad():
        teacher_logits = teacher(x)
    logits = student(x)
    kd = F.kl_div(
        F.softmax(logits / temperature, dim=1),
        F.softmax(teacher_logits / temperature, dim=1),
        reduction="batchmean",
    )
    loss = alpha * temperature**2 * kd + (1 - alpha) * F.cross_entropy(logits, labels)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
