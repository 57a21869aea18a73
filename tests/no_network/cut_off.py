"""Cuts a process and all that it starts off from every network but its own loopback.

Linux does so for whoever may make a network namespace, which root may. It holds for
programs that are not Python, too: the browser, Node, the SPARQL engine's own client.
"""

from __future__ import annotations

import ctypes
import os
import socket
import struct
import sys

__all__ = ["CUT_OFF", "cut_off"]

CUT_OFF = "PARTNERGRAPH_TESTS_CUT_OFF"
"""The variable of the environment that says that it has been done already."""
_NEW_NETWORK = 0x40000000  # CLONE_NEWNET of Linux's unshare
_SET_FLAGS, _UP = 0x8914, 0x1  # SIOCSIFFLAGS, IFF_UP


def cut_off() -> bool:
    """Leave the networks of this machine, if that can be done here; whether it is done.

    To be called while one thread runs: only what is started from it is cut off.
    """
    if os.environ.get(CUT_OFF):
        return True
    if sys.platform != "linux" or os.geteuid() or not _works_in_a_copy():
        return False
    _leave()
    os.environ[CUT_OFF] = "1"
    return True


def _works_in_a_copy() -> bool:
    """Tried there first: halfway, there would be no loopback either."""
    child = os.fork()
    if not child:
        status = 1
        try:
            _leave()
            status = 0
        finally:
            os._exit(status)
    return os.waitpid(child, 0)[1] == 0


def _leave() -> None:
    if ctypes.CDLL(None, use_errno=True).unshare(_NEW_NETWORK):
        raise OSError(ctypes.get_errno(), "unshare")
    import fcntl

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        fcntl.ioctl(asking, _SET_FLAGS, struct.pack("16sH14x", b"lo", _UP))
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
