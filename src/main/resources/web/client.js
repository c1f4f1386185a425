// The connection to the station: JSON-RPC over a WebSocket that comes back by itself.

const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 15_000;
const ANSWER_WITHIN_MS = 20_000;

/** A STOP pressed while there is no connection is sent if the connection comes back within this time. */
const STOP_WAITS_MS = 30_000;

/** Nothing heard for so long although events come five times a second: the connection is dead, whatever the browser thinks. */
const SILENT_MS = 12_000;

/** One rate for all topics of a connection. */
const MAX_RATE_HZ = 5;

export class RequestError extends Error {
  constructor(error) {
    super(error.message);
    this.kind = error.data?.kind ?? 'unknown';
    this.hint = error.data?.hint ?? '';
  }
}

/**
 * Calls back: onState(state, detail) with connecting, open, closed or login; onHello(params);
 * onSnapshot(snapshot); onEvent({topic, utc, data}); onRow(buffer), a binary message; onLateStop(answer).
 */
export class StationClient {
  #socket = null;
  #waiting = new Map();
  #nextId = 1;
  #delayMs = FIRST_DELAY_MS;
  #seqs = new Map();
  #stopUntil = 0;
  #heardAt = 0;
  #loggedOut = false;
  #asking = false;
  #retry = 0;
  #callbacks;

  constructor(callbacks) {
    this.#callbacks = callbacks;
    setInterval(() => this.#watch(), 2000);
  }

  get isOpen() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** Opens a connection, in place of the one there is. */
  connect() {
    clearTimeout(this.#retry);
    this.#drop();
    this.#loggedOut = false;
    this.#callbacks.onState('connecting', '');
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const socket = new WebSocket(`${scheme}://${location.host}/api/v1/rpc`);
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    this.#heardAt = performance.now();
    socket.onmessage = (message) => {
      if (this.#socket === socket) {
        this.#onMessage(message.data);
      }
    };
    socket.onclose = (closed) => {
      if (this.#socket === socket) {
        this.#onClose(closed);
      }
    };
  }

  /** The answer to a request; rejected with a RequestError or when the connection is lost. */
  request(method, params = {}) {
    return new Promise((resolve, reject) => {
      if (!this.isOpen) {
        reject(new Error(this.#loggedOut ? 'Nobody is logged in on this page.' : 'There is no connection to the station.'));
        return;
      }
      const id = this.#nextId++;
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new Error('The station did not answer.'));
      }, ANSWER_WITHIN_MS);
      this.#waiting.set(id, { resolve, reject, timer });
      this.#socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    });
  }

  /** Sends a stop now; if that cannot be, as soon as there is a connection again. */
  stop() {
    if (this.isOpen) {
      return this.request('station.stop');
    }
    this.#stopUntil = performance.now() + STOP_WAITS_MS;
    const then = this.#loggedOut ? 'somebody logs in' : 'the connection is back';
    return this.request('station.stop').catch((problem) => {
      throw new Error(`${problem.message} It is sent if ${then} within 30 s.`);
    });
  }

  /** Whether rows of the waterfall shall come. */
  watchSpectrum(wanted) {
    return wanted
      ? this.request('events.subscribe', { topics: ['spectrum'], maxRateHz: MAX_RATE_HZ })
      : this.request('events.unsubscribe', { topics: ['spectrum'] });
  }

  #onMessage(data) {
    this.#heardAt = performance.now();
    if (typeof data === 'string') {
      this.#onFrame(JSON.parse(data));
    } else {
      this.#callbacks.onRow(data);
    }
  }

  #onFrame(frame) {
    if (frame.method === 'hello') {
      this.#onHello(frame.params);
    } else if (frame.method === 'event') {
      this.#onEvent(frame.params);
    } else if (this.#waiting.has(frame.id)) {
      const { resolve, reject, timer } = this.#waiting.get(frame.id);
      this.#waiting.delete(frame.id);
      clearTimeout(timer);
      if (frame.error) {
        reject(new RequestError(frame.error));
      } else {
        resolve(frame.result);
      }
    }
  }

  async #onHello(hello) {
    this.#callbacks.onHello(hello);
    this.#loggedOut = !hello.loggedIn;
    if (!hello.loggedIn) {
      this.#drop();
      this.#callbacks.onState('login', '');
      return;
    }
    if (performance.now() < this.#stopUntil) {
      this.#stopUntil = 0;
      this.request('station.stop').then((answer) => this.#callbacks.onLateStop(answer), () => {});
    }
    this.#seqs.clear();
    try {
      const answer = await this.request('events.subscribe', {
        topics: ['state', 'pointing', 'tuning', 'device', 'lease', 'alert'], maxRateHz: MAX_RATE_HZ,
      });
      this.#delayMs = FIRST_DELAY_MS;
      this.#callbacks.onSnapshot(answer.snapshot);
      this.#callbacks.onState('open', '');
    } catch {
      this.#socket?.close();
    }
  }

  #onEvent(event) {
    const last = this.#seqs.get(event.topic);
    this.#seqs.set(event.topic, event.seq);
    this.#callbacks.onEvent(event);
    if (last !== undefined && event.seq !== last + 1) {
      this.#askAgain();
    }
  }

  /** Some events were left out because this connection was slow. */
  async #askAgain() {
    if (this.#asking) {
      return;
    }
    this.#asking = true;
    try {
      this.#callbacks.onSnapshot(await this.request('station.snapshot'));
    } catch {
      // The next gap asks again, and a lost connection starts with a snapshot.
    } finally {
      setTimeout(() => { this.#asking = false; }, 2000);
    }
  }

  #onClose(closed) {
    this.#drop();
    const waitMs = this.#delayMs * (0.5 + Math.random());
    this.#delayMs = Math.min(MAX_DELAY_MS, this.#delayMs * 2);
    this.#callbacks.onState('closed', closed.reason);
    this.#retry = setTimeout(() => this.connect(), waitMs);
  }

  #watch() {
    if (this.#socket && performance.now() - this.#heardAt > SILENT_MS) {
      const silent = this.#socket;
      this.#onClose({ reason: 'nothing was heard' });
      silent.close();
    }
  }

  #drop() {
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(new Error('The connection to the station was lost.'));
    }
    this.#waiting.clear();
  }
}

/** Exchanges a password, or without a name a one-time code or a token, for a session. */
export async function logIn(user, secret) {
  const answer = await fetch('/api/v1/login', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(user ? { user, password: secret } : { secret }),
  });
  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({ title: `The station answered ${answer.status}.`, hint: '' }));
    throw new Error(`${problem.title}. ${problem.hint}`);
  }
}

export async function logOut() {
  await fetch('/api/v1/logout', { method: 'POST' });
}
