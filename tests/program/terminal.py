"""Runs a program at a terminal of its own: terminal.py PROMPT ANSWER … -- PROGRAM ARGUMENT …

Types each answer when its prompt is seen. Prints all that the terminal showed, and ends as the program ended."""
import os
import pty
import signal
import sys
import termios
import time

at = sys.argv.index("--")
answers, program = sys.argv[1:at], sys.argv[at + 1 :]
signal.alarm(60)
child, terminal = pty.fork()
if child == 0:
    os.execvp(program[0], program)
seen = b""
while True:
    try:
        part = os.read(terminal, 4096)
    except OSError:  # the terminal's other end is closed
        break
    if not part:
        break
    seen += part
    if answers and seen.endswith(answers[0].encode()):
        while termios.tcgetattr(terminal)[3] & termios.ECHO:
            time.sleep(0.001)  # nobody types before what is typed is hidden
        os.write(terminal, answers[1].encode() + b"\r")
        answers = answers[2:]
sys.stdout.buffer.write(seen)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
