# task: kd-ensemble-answer
# answer: right
# belief: Computes in torch in float64, adding member by member: the arithmetic ensemble by logaddexp of log weight plus log probability, the geometric one from running logits.
# mistakes: 0
def weighted_ensembles(logits, weights):
    z = torch.from_numpy(np.array(logits, dtype=np.float64))
    share = torch.from_numpy(np.array(weights, dtype=np.float64))
    share = share / share.sum()
    log_sum = torch.full(z.shape[1:], -torch.inf, dtype=torch.float64)
    pooled = torch.zeros(z.shape[1:], dtype=torch.float64)
    for member, w in zip(z, share):
        log_p = member - torch.logsumexp(member, dim=-1, keepdim=True)
        log_sum = torch.logaddexp(log_sum, torch.log(w) + log_p)
        pooled += w * log_p
    geometric = torch.exp(pooled - torch.logsumexp(pooled, dim=-1, keepdim=True))
    return torch.exp(log_sum).numpy(), geometric.numpy()
