"""Loads the OpenGL loader that bootstrap.sh unpacked into the virtual environment.

Copied into site-packages only where system packages could not be installed. Loading by full
path with global symbols makes the dynamic linker find these libraries, by their SONAME, when
the drawing library asks for them.
"""

import contextlib
import ctypes
import sys
from pathlib import Path

ORDER = (
    "libmd.so.0",
    "libbsd.so.0",
    "libXau.so.6",
    "libXdmcp.so.6",
    "libxcb.so.1",
    "libX11.so.6",
    "libGLdispatch.so.0",
    "libGLX.so.0",
    "libEGL.so.1",
    "libGL.so.1",
)

for name in ORDER:
    for path in sorted((Path(sys.prefix) / "native").rglob(name)):
        with contextlib.suppress(OSError):
            ctypes.CDLL(str(path), mode=ctypes.RTLD_GLOBAL)
