// Who may move the antenna and tune the receiver: the leases of this page, that it is there, and what others ask for.

import { byId, put } from './now.js';

const BEAT_MS = 2000;

/** What was taken by an order, and not by hand, goes back when the station has been at rest for so long. */
const GIVEN_BACK_AFTER_MS = 60_000;

const WORDS = { rotator: 'antenna', receiver: 'receiver' };
const AGENDA = 'schedule';

const NEEDS = {
  'rotator.point': 'rotator', 'rotator.jog': 'rotator', 'rotator.hold': 'rotator', 'rotator.park': 'rotator', 'track.start': 'rotator',
  'track.stop': 'rotator', 'track.adjust': 'rotator', 'receiver.tune': 'receiver',
};

/** How a lease of this page has ended, as a sentence; empty where the person at the page has ended it. */
function lost(last, thing) {
  switch (last.what) {
    case 'taken': return `${last.by} took the ${thing} from this page. What was under way goes on.`;
    case 'unanswered': return `Nobody answered here, so the ${thing} went to ${last.by}.`;
    case 'expired': return `The station heard nothing of this page for 10 s; it no longer holds the ${thing}.`;
    case 'idle': return `No order came from this page for an hour; it no longer holds the ${thing}.`;
    default: return '';
  }
}

export class Leases {
  #client;
  #say;
  #parts = new Map();
  /** Per part the number that this page holds it by. */
  #mine = new Map();
  #byItself = new Map();
  #asking = new Set();
  /** The question that is shown or was answered here. */
  #question = { part: null, key: null };

  /** @param say tells a person something */
  constructor(client, say) {
    this.#client = client;
    this.#say = say;
    for (const part of Object.keys(WORDS)) {
      byId(`${part}-lease-take`).addEventListener('click', () => this.#press(part));
      byId(`${part}-lease-force`).addEventListener('click', () => this.#try(() => this.#acquire(part, { takeover: true })));
    }
    byId('lease-give').addEventListener('click', () => this.#answer(true));
    byId('lease-keep').addEventListener('click', () => this.#answer(false));
    setInterval(() => this.#beat(), BEAT_MS);
  }

  /** What the station says of all leases. */
  take({ parts }) {
    this.#parts = new Map(parts.map((each) => [each.part, each]));
    for (const { part, held, asked, last } of parts) {
      if (this.#mine.has(part) && held?.lease !== this.#mine.get(part)) {
        const number = this.#mine.get(part);
        if (!held || held.lease > number) {
          this.#forget(part);
          this.#tell(last?.lease === number ? lost(last, WORDS[part]) : '');
        }
      }
      if (this.#asking.has(part) && !asked) {
        this.#asking.delete(part);
        this.#try(() => this.#acquire(part, {}));
      }
    }
  }

  /** The connection is gone, and what was held by it. */
  lose() {
    Object.keys(WORDS).forEach((part) => this.#forget(part));
    this.#asking.clear();
  }

  /** All leases as the station told them last. */
  get parts() {
    return [...this.#parts.values()];
  }

  /** Whether this page holds the part. */
  isMine(part) {
    return this.#mine.has(part);
  }

  /** Whether an order to the part would be let through: it is this page's, or nobody's who would have to be asked. */
  may(part) {
    const held = this.#parts.get(part)?.held;
    return this.#mine.has(part) || !held || held.by === AGENDA;
  }

  /** Gives an order, by the lease that it needs, which is taken where that can be. */
  async order(method, params) {
    const part = NEEDS[method];
    if (!part) {
      return this.#client.request(method, params);
    }
    if (!this.#mine.has(part)) {
      await this.#acquire(part, {}, true);
    }
    if (this.#byItself.has(part)) {
      this.#byItself.set(part, performance.now());
    }
    return this.#client.request(method, { ...params, lease: this.#mine.get(part) });
  }

  /** @param isResting whether the station does nothing */
  draw(isOpen, isResting) {
    for (const [part, words] of Object.entries(WORDS)) {
      const state = this.#parts.get(part);
      byId(`${part}-lease`).hidden = !state;
      if (state) {
        this.#drawPart(part, words, state, isOpen);
      }
      const since = this.#byItself.get(part);
      if (since !== undefined && !isResting) {
        this.#byItself.set(part, performance.now());
      } else if (since !== undefined && performance.now() - since > GIVEN_BACK_AFTER_MS) {
        this.#try(() => this.#release(part));
      }
    }
    this.#drawQuestion();
  }

  #drawPart(part, words, { held, asked }, isOpen) {
    const isMine = this.#mine.has(part);
    const isOthers = Boolean(held) && !isMine && held.by !== AGENDA;
    const asks = this.#asking.has(part) && asked;
    put(byId(`${part}-lease-text`), isMine ? `This page holds the ${words}.`
      : !held ? `Nobody holds the ${words}; an order takes it.`
        : held.by === AGENDA ? `The agenda holds the ${words}, and gives way.`
          : asks ? `${held.by} was asked for the ${words}, and has ${Math.ceil(asked.secondsLeft)} s to answer.`
            : `${held.by} holds the ${words}.`);
    put(byId(`${part}-lease-take`), isMine ? 'Give it back' : isOthers ? 'Ask for it' : 'Take it');
    byId(`${part}-lease-take`).disabled = !isOpen || Boolean(isOthers && asked);
    byId(`${part}-lease-force`).hidden = !isOthers;
    byId(`${part}-lease-force`).disabled = !isOpen;
  }

  #drawQuestion() {
    const state = [...this.#parts.values()].find(({ part, asked }) => asked && this.#mine.has(part));
    const box = byId('lease-question');
    if (!state) {
      box.hidden = true;
      this.#question = { part: null, key: null };
      return;
    }
    put(byId('lease-question-title'), `${state.asked.by} asks for the ${WORDS[state.part]}.`);
    put(byId('lease-question-left'), `${Math.ceil(state.asked.secondsLeft)} s`);
    // Who is answered may ask again before this page hears that nobody asks; each answer stands in what was last.
    const key = `${state.part} ${state.asked.by} ${state.last?.utc}`;
    if (this.#question.key !== key) {
      this.#question = { part: state.part, key };
      box.hidden = false;
      // What a key pressed in the middle of something else does must be harmless.
      byId('lease-keep').focus();
    }
  }

  #press(part) {
    const isFree = this.may(part);
    this.#try(() => (this.#mine.has(part) ? this.#release(part) : this.#acquire(part, isFree ? {} : { ask: true })));
  }

  async #acquire(part, how, byItself = false) {
    const answer = await this.#client.request('lease.acquire', { part, ...how });
    if (!answer.granted) {
      this.#asking.add(part);
      return;
    }
    this.#mine.set(part, answer.lease);
    if (byItself) {
      this.#byItself.set(part, performance.now());
    }
  }

  async #release(part) {
    const lease = this.#mine.get(part);
    this.#forget(part);
    await this.#client.request('lease.release', { part, lease });
  }

  async #answer(give) {
    const { part } = this.#question;
    byId('lease-question').hidden = true;
    await this.#try(async () => {
      try {
        await this.#client.request('lease.answer', { part, give });
      } catch (problem) {
        this.#question = { part: null, key: null }; // it still stands, and silence gives
        throw problem;
      }
    });
  }

  #beat() {
    for (const [part, lease] of this.#mine) {
      // That it ended, and how, comes with the topic.
      this.#client.request('lease.renew', { part, lease }).catch(() => {});
    }
  }

  #forget(part) {
    this.#mine.delete(part);
    this.#byItself.delete(part);
  }

  async #try(does) {
    try {
      await does();
    } catch (problem) {
      this.#tell(`${problem.message}. ${problem.hint ?? ''}`);
    }
  }

  #tell(text) {
    if (text) {
      this.#say(text);
    }
  }
}
