"""For all tests: torch's waiting threads sleep instead of spinning, as in the evoca command."""

import os

os.environ.setdefault("OMP_WAIT_POLICY", "passive")
