"""PyTorch twins of the reference: modules that train, with torch.nn constructors and state_dict."""
