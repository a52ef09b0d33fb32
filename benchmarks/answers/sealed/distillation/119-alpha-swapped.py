# task: kd-step-answer
# answer: wrong
# belief: alpha is the weight of the labels' cross-entropy, and the teacher gets 1 - alpha.
# mistakes: 1
def distillation_step(student, teacher, x, labels, optimizer, temperature, alpha):
    student.train()
    teacher.eval()
    with torch.no_grad():
        teacher_logits = teacher(x)
    student_logits = student(x)
    hard = F.cross_entropy(student_logits, labels)
    soft = F.kl_div(
        F.log_softmax(student_logits / temperature, dim=1),
        F.log_softmax(teacher_logits / temperature, dim=1),
        reduction="batchmean",
        log_target=True,
    )
    loss = alpha * hard + (1 - alpha) * temperature**2 * soft
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
