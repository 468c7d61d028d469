"""The recogniser of photos is built while another thread loads a model: it must keep its weights."""

import subprocess
import sys

# A process of its own: in it nobody has built the recogniser yet.
MEANWHILE = """
from threading import Event, Thread
from imaging.engine.loading_alone import loading_alone
from imaging.photos import things
built = Event()
with loading_alone():
    thread = Thread(target=lambda: (things.load(), built.set()))
    thread.start()
    print(built.wait(4))
thread.join()
print(built.is_set())
"""


def test_the_recogniser_waits_while_a_model_is_loaded() -> None:
    """Networks that are built meanwhile, in whatever thread, are left without their weights."""
    done = subprocess.run([sys.executable, "-c", MEANWHILE], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["False", "True"]
