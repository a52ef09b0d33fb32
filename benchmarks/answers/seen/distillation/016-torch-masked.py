# task: kd-gaps-answer
# answer: right
# belief: Does it in torch in float64 with masked_fill and logsumexp and returns a Python float.
# mistakes: 0
def gap_distillation_loss(student, teacher, temperature):
    v = torch.as_tensor(np.array(teacher, dtype=np.float64))
    z = torch.as_tensor(np.array(student, dtype=np.float64))
    unknown = torch.isnan(v)
    useful = ~unknown.all(dim=1)
    if not bool(useful.any()):
        return 0.0
    v = (v / temperature).masked_fill(unknown, -torch.inf)[useful]
    z = (z / temperature).masked_fill(unknown, -torch.inf)[useful]
    lp = v - torch.logsumexp(v, dim=1, keepdim=True)
    lq = z - torch.logsumexp(z, dim=1, keepdim=True)
    gap = (lp - lq).masked_fill(unknown[useful], 0.0)
    return float(temperature**2 * (lp.exp() * gap).sum(dim=1).mean())
