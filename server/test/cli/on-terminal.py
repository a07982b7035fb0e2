"""Runs a command in a pseudo-terminal, types each answer when its question is on the screen, prints what was there.

on-terminal.py '[["question", "keys"], …]' COMMAND…   ends with the code of the command, or 124 when a question never comes.
"""

import fcntl
import json
import os
import pty
import re
import select
import struct
import sys
import termios
import time

ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
PATIENCE = 45
QUIET = 0.3

steps, command = json.loads(sys.argv[1]), sys.argv[2:]
child, terminal = pty.fork()
if child == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    os.environ.update(TERM="xterm-256color")
    os.environ.pop("CI", None)
    os.execvp(command[0], command)

seen = ""


def listen(seconds):
    """Whether the command still has something to say."""
    global seen
    if not select.select([terminal], [], [], seconds)[0]:
        return True
    try:
        data = os.read(terminal, 65536)
    except OSError:
        return False
    seen += data.decode("utf8", "replace")
    return bool(data)


start = 0
for question, keys in steps:
    deadline = time.time() + PATIENCE
    while question not in ESCAPE.sub("", seen[start:]):
        if time.time() > deadline or not listen(0.1):
            print(seen, f"\n(waited in vain for: {question})")
            os.kill(child, 9)
            sys.exit(124)
    listen(QUIET)
    start = len(seen)
    for key in re.findall(r"\x1b\[[A-Z]|.", keys, re.S):
        os.write(terminal, key.encode())
        listen(0.05)
while listen(PATIENCE):
    pass
print(seen)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
