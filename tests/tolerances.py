"""How far two right answers may lie apart, by dtype; every exception carries its reason."""

from __future__ import annotations

import torch

GRADIENT = 1e-6
"""Hand-derived against numerical gradients in float64, relative to the largest entry.

Central differences with step h err by h^2 f'''/6 + eps |f| / h, about 1e-9 at h = 1e-5.
"""

EXACT = 1e-12
"""float64 against float64 where only the order of operations differs."""

CLOSE = {
    # torch.testing.assert_close's own defaults: (rtol, atol).
    torch.float64: (1e-7, 1e-7),
    torch.float32: (1.3e-6, 1e-5),
    torch.bfloat16: (1.6e-2, 1e-5),
    torch.float16: (1e-3, 1e-5),
}
