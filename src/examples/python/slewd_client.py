#!/usr/bin/env python3
"""A small client of slewd: hears what the station does, turns the antenna, follows a pass, stops.

Needs the package 'websockets' (Debian: python3-websockets). The token is taken from the variable SLEWD_TOKEN or from a
file, never from the command line, where everybody on the machine can read it:

    slewd token create script --role operator          on the machine of the station; prints the token
    SLEWD_TOKEN=... ./slewd_client.py watch 10
    ./slewd_client.py --token-file data/admin.token point 180 30
    ./slewd_client.py --token-file data/admin.token jog azimuth plus 2
    ./slewd_client.py --token-file data/admin.token track 25544 600
    ./slewd_client.py --token-file data/admin.token stop

Without a token it can ask for one, which an admin grants in the page's view Settings or with 'slewd token grant CODE':

    ./slewd_client.py --token-file my.token ask panel observer

Ctrl-C stops the antenna while this client holds it. Take from it what you need.
"""

import argparse
import asyncio
import json
import os
import sys
import time
import urllib.error
import urllib.request

try:
    import websockets
except ImportError:
    sys.exit("this needs the package websockets: on Debian 'apt install python3-websockets', and run it by /usr/bin/python3")


class Refused(Exception):
    """What slewd answered instead of a result: a sentence, and what to do. Decide by .kind, a word of a closed list."""

    def __init__(self, error):
        super().__init__(f"{error['message']}; {error['data']['hint']}")
        self.kind = error["data"]["kind"]


class Slewd:
    """One connection. Questions may overlap: an answer finds its question by its id. Events go to on_event."""

    def __init__(self, socket, on_event):
        self.socket = socket
        self.on_event = on_event
        self.next_id = 1
        self.waiting = {}
        self.reader = asyncio.create_task(self.read())

    async def read(self):
        try:
            async for text in self.socket:
                if isinstance(text, bytes):
                    continue  # a row of the waterfall
                message = json.loads(text)
                if message.get("method") == "event":
                    self.on_event(message["params"])
                elif "id" in message and message["id"] in self.waiting:
                    self.waiting.pop(message["id"]).set_result(message)
        finally:
            for answer in self.waiting.values():
                answer.cancel()

    async def ask(self, method, **params):
        number = self.next_id
        self.next_id += 1
        answer = self.waiting[number] = asyncio.get_running_loop().create_future()
        await self.socket.send(json.dumps({"jsonrpc": "2.0", "id": number, "method": method, "params": params}))
        message = await asyncio.wait_for(answer, 20)
        if "error" in message:
            raise Refused(message["error"])
        return message["result"]


class Elsewhere(Exception):
    """Somebody else had another idea."""


class Lease:
    """Holds a part of the station: 'async with'. Its number goes with every order, and it is renewed every two seconds."""

    def __init__(self, slewd, part):
        self.slewd = slewd
        self.part = part

    async def __aenter__(self):
        grant = await self.slewd.ask("lease.acquire", part=self.part)
        self.number = grant["lease"]
        self.heart = asyncio.create_task(self.beat())
        return self

    async def beat(self):
        while True:
            await asyncio.sleep(2)
            await self.slewd.ask("lease.renew", part=self.part, lease=self.number)

    async def order(self, method, **params):
        return await self.slewd.ask(method, lease=self.number, **params)

    async def __aexit__(self, kind, error, trace):
        self.heart.cancel()
        if kind is not None and not issubclass(kind, (Refused, Elsewhere)):
            await self.slewd.ask("station.stop")  # whatever went wrong, or Ctrl-C; not after a refusal, and not what others do
        await self.slewd.ask("lease.release", part=self.part, lease=self.number)


class Watcher:
    """Prints what is heard, and knows the newest of each topic."""

    def __init__(self):
        self.newest = {}
        self.heard = asyncio.Event()

    def __call__(self, event):
        topic, data = event["topic"], event["data"]
        self.newest[topic] = data
        self.heard.set()
        if topic == "pointing":
            measured = data["measured"]
            where = "nowhere known" if measured is None else f"{measured['azimuthDeg']:.1f} {measured['elevationDeg']:.1f}"
            print(event["utc"], "antenna at", where)
        elif topic == "state":
            print(event["utc"], "state", data["state"])
        elif topic == "alert":
            print(event["utc"], "alert:", data["message"])

    async def until_there(self, before, azimuth, elevation, seconds):
        """Waits until the antenna stands there. An answer may overtake an older event, so what has been so since before the order says nothing."""
        looks = 0

        def is_there():
            nonlocal looks
            state, measured = self.newest["state"], self.newest["pointing"]["measured"]
            near = measured and max(abs(measured["azimuthDeg"] - azimuth), abs(measured["elevationDeg"] - elevation)) < 3
            if state["sinceUtc"] == before or state["state"] == "pointing":
                return near and state["state"] == "idle"
            looks += not near
            if state["state"] != "idle" or looks > 6:
                raise Elsewhere(f"the antenna was not brought there: the station is {state['state']}")
            return near

        async def told():
            while not {"state", "pointing"} <= self.newest.keys() or not is_there():
                self.heard.clear()
                await self.heard.wait()

        await asyncio.wait_for(told(), seconds)


def post(url, method, **params):
    """token.ask and token.fetch need no login, and no WebSocket."""
    base = url.replace("ws", "http", 1).removesuffix("/rpc")
    question = urllib.request.Request(
        f"{base}/token/{method}", json.dumps(params).encode(), {"Content-Type": "application/json"}
    )
    try:
        with urllib.request.urlopen(question, timeout=20) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as refused:
        sys.exit(f"refused: {refused.read().decode(errors='replace')}")


def ask_for_token(options):
    asked = post(options.url, "ask", name=options.name, role=options.role)
    print("show this code to an admin:", asked["code"], flush=True)
    while True:
        time.sleep(asked["pollSeconds"])
        answer = post(options.url, "fetch", secret=asked["secret"])
        if answer["state"] == "refused":
            sys.exit("an admin refused it")
        if answer["state"] == "granted":
            break
    # Told once: it is brought to the disk at once, for the eyes of its owner only.
    with open(os.open(options.token_file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as file:
        file.write(answer["token"] + "\n")
    print("granted as", answer["role"] + "; the token is in", options.token_file)


async def run(options):
    async with websockets.connect(options.url, max_size=8 << 20) as socket:
        watcher = Watcher()
        slewd = Slewd(socket, watcher)
        who = await slewd.ask("auth.login", token=options.token)
        print("logged in as", who["role"])
        if options.what == "stop":
            print("stop sent:", (await slewd.ask("station.stop"))["sent"])
            return
        # The answer is a snapshot; events follow. A gap in their seq means that this client was too slow for some.
        await slewd.ask("events.subscribe", topics=["state", "pointing", "alert"], maxRateHz=2)
        if options.what == "watch":
            await asyncio.sleep(options.seconds)
            return
        async with Lease(slewd, "rotator") as lease:
            if options.what == "point":
                before = (await slewd.ask("station.snapshot"))["state"]["sinceUtc"]
                await lease.order("rotator.point", azimuthDeg=options.azimuth, elevationDeg=options.elevation)
                await watcher.until_there(before, options.azimuth, options.elevation, 300)
            elif options.what == "jog":
                # It turns as long as this is said again within half a second: a lost link ends it.
                for _ in range(int(options.seconds / 0.2)):
                    await lease.order("rotator.jog", axis=options.axis, direction=options.direction)
                    await asyncio.sleep(0.2)
            elif options.what == "track":
                await lease.order("track.start", catalogNumber=options.number)
                await asyncio.sleep(options.seconds)
                await lease.order("track.stop")


def arguments():
    parser = argparse.ArgumentParser(description="A small client of slewd.")
    parser.add_argument("--url", default="ws://127.0.0.1:8080/api/v1/rpc")
    parser.add_argument("--token-file", help="a file that holds the token; else the variable SLEWD_TOKEN")
    what = parser.add_subparsers(dest="what", required=True)
    what.add_parser("watch").add_argument("seconds", type=float)
    point = what.add_parser("point")
    point.add_argument("azimuth", type=float)
    point.add_argument("elevation", type=float)
    jog = what.add_parser("jog")
    jog.add_argument("axis", choices=["azimuth", "elevation"])
    jog.add_argument("direction", choices=["plus", "minus"])
    jog.add_argument("seconds", type=float)
    track = what.add_parser("track")
    track.add_argument("number", type=int)
    track.add_argument("seconds", type=float)
    what.add_parser("stop")
    ask = what.add_parser("ask")
    ask.add_argument("name", help="of the token")
    ask.add_argument("role", choices=["observer", "operator"])
    options = parser.parse_args()
    if options.what == "ask":
        if not options.token_file:
            parser.error("say with --token-file where the token is to be kept")
        return options
    if options.token_file:
        with open(options.token_file, encoding="ascii") as file:
            options.token = file.read().strip()
    else:
        options.token = os.environ.get("SLEWD_TOKEN")
    if not options.token:
        parser.error("no token: set SLEWD_TOKEN or give --token-file")
    return options


if __name__ == "__main__":
    try:
        options = arguments()
        if options.what == "ask":
            ask_for_token(options)
        else:
            asyncio.run(run(options))
    except Refused as refused:
        sys.exit(f"refused ({refused.kind}): {refused}")
    except Elsewhere as elsewhere:
        sys.exit(str(elsewhere))
    except (OSError, asyncio.TimeoutError, websockets.WebSocketException) as gone:
        sys.exit(f"no station at {options.url}: {gone}")
    except KeyboardInterrupt:
        sys.exit("stopped")
