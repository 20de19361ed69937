"""How much memory is free: on this machine, and under the limits of the control group that this process is in."""

from pathlib import Path


def free_bytes(proc: Path = Path("/proc"), groups: Path = Path("/sys/fs/cgroup")) -> int:
    """Bytes that may still be taken; 0 where the system does not say."""
    try:
        lines = (proc / "meminfo").read_text().splitlines()
    except OSError:
        return 0
    available = [int(line.split()[1]) << 10 for line in lines if line.startswith("MemAvailable:")]
    return max(0, min([*available, *_left_to_group(proc, groups)])) if available else 0


def _left_to_group(proc: Path, groups: Path) -> list[int]:
    """What each group that we are in may still take, where it has a limit: of version 2, and of version 1."""
    left = []
    for line in _text(proc / "self" / "cgroup").splitlines():
        number, controllers, name = line.split(":", 2)
        if number == "0":
            root, limit, used = groups, "memory.max", "memory.current"
        elif "memory" in controllers.split(","):
            root, limit, used = groups / "memory", "memory.limit_in_bytes", "memory.usage_in_bytes"
        else:
            continue
        group = root / name.lstrip("/")
        for folder in (group, *group.parents):
            most, taken = _text(folder / limit).strip(), _text(folder / used).strip()
            if most.isdecimal() and taken.isdecimal():
                left.append(int(most) - int(taken))
            if folder == root:
                break
    return left


def _text(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""
