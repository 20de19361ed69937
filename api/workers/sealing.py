"""Taking the network away from a process, so that no query can make the store's engine call out (SPARQL's SERVICE).

On Linux a seccomp filter has the kernel refuse socket(2) with "permission denied". Files stay open to the process, for
RocksDB opens the store's files when it needs them; so do the sockets it holds already. The filter cannot be taken off,
and threads and processes started later inherit it. It stops an engine that asks for a connection; it is no prison for
a process that means to break out.
"""

import ctypes
import errno
import os
import platform
import struct
import sys

# Of each machine: its AUDIT_ARCH_* constant and the number of socket(2), from linux/audit.h and the system call tables.
_MACHINES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}

_LOAD, _IF_EQUAL, _IF_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # classic BPF: a 32-bit load, two jumps, the verdict
_NUMBER_AT, _ARCHITECTURE_AT = 0, 4  # offsets in struct seccomp_data
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EACCES
_X32 = 0x40000000  # x86_64's second set of system calls, with 32-bit pointers, has this bit set
_PR_SET_SECCOMP, _FILTER_MODE, _PR_SET_NO_NEW_PRIVS = 22, 2, 38


class _Program(ctypes.Structure):
    """The kernel's struct sock_fprog."""

    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p))


def bar_sockets() -> None:
    """Let the calling thread, and every thread and process it starts from now on, make no socket. For good.

    Call it before any other thread runs. Raises OSError, and bars nothing, where the system cannot do this.
    """
    program = _instructions(*_machine())
    held = ctypes.create_string_buffer(program, len(program))
    filtering = _Program(len(program) // 8, ctypes.cast(held, ctypes.c_void_p))
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    for arguments in ((_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), (_PR_SET_SECCOMP, _FILTER_MODE, ctypes.byref(filtering))):
        if prctl(*arguments) != 0:
            code = ctypes.get_errno()
            raise OSError(code, f"the kernel takes no seccomp filter: {os.strerror(code)}")


def _machine() -> tuple[int, int]:
    # A 32-bit Python on a 64-bit kernel makes system calls of another architecture than the machine's name says.
    machine = platform.machine()
    if sys.platform != "linux" or machine not in _MACHINES or struct.calcsize("P") != 8:
        raise OSError(errno.ENOSYS, f"no seccomp filter is known for {sys.platform} on {machine or 'this machine'}")
    return _MACHINES[machine]


def _instructions(architecture: int, socket: int) -> bytes:
    """The filter: calls of another architecture and socket(2) are refused, the rest is allowed."""
    steps = (
        (_LOAD, 0, 0, _ARCHITECTURE_AT),
        (_IF_EQUAL, 0, 4, architecture),  # else to the refusal
        (_LOAD, 0, 0, _NUMBER_AT),
        (_IF_AT_LEAST, 2, 0, _X32),
        (_IF_EQUAL, 1, 0, socket),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    )
    return b"".join(struct.pack("=HBBI", *step) for step in steps)
