"""What every request passes through before its route, and every answer after it."""
