"""Runs a program at a terminal of its own: terminal.py [WAIT SEND]... -- PROGRAM...

Waits until the program has printed WAIT, then types SEND (Python escapes:
"\\r" is Return, "\\x03" is Ctrl-C, "\\x04" is Ctrl-D). Prints all that the
terminal showed; its exit status is the program's, 128 and the signal where one
ended it.
"""
import os
import pty
import select
import signal
import sys
import time

LONGEST_S = 20


def pairs(words):
    for wait, send in zip(words[::2], words[1::2]):
        yield wait.encode(), send.encode().decode("unicode_escape").encode()


def talk(fd, script):
    """What the terminal showed, until the program has closed it."""
    shown, seen, end = b"", 0, time.monotonic() + LONGEST_S
    while time.monotonic() < end:
        while script and shown.find(script[0][0], seen) >= 0:
            seen = shown.find(script[0][0], seen) + len(script[0][0])
            os.write(fd, script.pop(0)[1])
        if not select.select([fd], [], [], 1)[0]:
            continue
        try:
            more = os.read(fd, 65536)
        except OSError:  # the other side is closed
            break
        if not more:
            break
        shown += more.replace(b"\a", b"")
    return shown


def main():
    split = sys.argv.index("--")
    pid, fd = pty.fork()
    if pid == 0:  # who runs tests in the background ignores Ctrl-C
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.signal(signal.SIGQUIT, signal.SIG_DFL)
        os.execvp(sys.argv[split + 1], sys.argv[split + 1:])
    shown = talk(fd, list(pairs(sys.argv[1:split])))
    os.close(fd)
    status = os.waitpid(pid, 0)[1]
    sys.stdout.write(shown.decode("utf-8", "replace").replace("\r\n", "\n"))
    sys.stdout.flush()
    sys.exit(os.WEXITSTATUS(status) if os.WIFEXITED(status)
             else 128 + os.WTERMSIG(status))


main()
