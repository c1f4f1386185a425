"""Starts gpredict and presses what a person would press: both controls, Track and Engage. Prints "engaged" and waits for the end of its
input. Buttons are found by what screen readers are told of them, so neither fonts nor the size of windows matter; only the menu of
the module has no name, and opens for a real click alone.
"""

import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402
from gi.repository import GLib  # noqa: E402

WITHIN_S = 60


def below(node):
    yield node
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is not None:
            yield from below(child)


def widgets(window):
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(i)
        if program is not None and program.get_name() == "gpredict":
            for j in range(program.get_child_count()):
                top = program.get_child_at_index(j)
                if top is not None and (top.get_name() or "").startswith(window):
                    yield from below(top)


def find(window, role, name, within_s=WITHIN_S):
    end = time.monotonic() + within_s
    while time.monotonic() < end:
        try:
            for each in widgets(window):
                if each.get_role_name() == role and each.get_name() == name:
                    return each
        except GLib.Error:
            pass  # it is just being drawn anew
        time.sleep(0.2)
    return None


def press(window, role, name):
    widget = find(window, role, name)
    if widget is None or not widget.do_action(0):
        sys.exit(f"there is no {role} {name} in {window}")


def choose(item):
    """Opens the menu of the module, which a window may lie upon, until its item is there."""
    for _ in range(10):
        subprocess.run(["xdotool", "search", "--name", "^Gpredict: ", "windowraise"], check=False)
        time.sleep(0.5)
        button = find("Gpredict: ", "push button", "")
        at = button.get_extents(Atspi.CoordType.SCREEN)
        where = [str(at.x + at.width // 2), str(at.y + at.height // 2)]
        subprocess.run(["xdotool", "mousemove", *where, "click", "1"], check=True)
        widget = find("", "menu item", item, within_s=3)
        if widget is not None and widget.do_action(0):
            return
    sys.exit("the menu has no item " + item)


gpredict = subprocess.Popen(["gpredict"], stdin=subprocess.DEVNULL, stdout=sys.stderr)
try:
    choose("Antenna Control")
    choose("Radio Control")
    for window in ("Gpredict Rotator Control", "Gpredict Radio Control"):
        if window.startswith("Gpredict Radio"):
            press(window, "push button", "T")  # the frequency of the transmitter
        press(window, "toggle button", "Track")
        press(window, "toggle button", "Engage")
    print("engaged", flush=True)
    sys.stdin.read()
finally:
    gpredict.terminate()
    gpredict.wait()
