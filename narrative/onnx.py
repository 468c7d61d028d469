"""ONNX Runtime as it is to be loaded here: silent.

Its official builds send what they are used for to their maker, over HTTPS, unless ``ORT_DISABLE_TELEMETRY``
is set before the library is loaded for the first time (its Privacy.md); afterwards it is too late.
"""

import os
from typing import Any


def load_onnxruntime() -> Any:
    """The module ``onnxruntime``, which neither sends nor keeps anything. Raises ImportError without it."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime

    return onnxruntime
