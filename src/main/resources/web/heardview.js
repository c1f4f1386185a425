// What is heard: the waterfall while it is in view, the same in words, and recordings.

import { STALE_AFTER_S, age, named } from './format.js';
import * as words from './heardwords.js';
import { byId, put } from './now.js';
import { hasRisenBefore } from './polar.js';
import { Recorder } from './recorder.js';
import { decode, shiftHz, strongest } from './spectrum.js';
import { Waterfall } from './waterfall.js';
import { onTheme } from './theme.js';

const KEEP_MS = 15 * 60_000;
const ASK_EVERY_MS = 2000;

/** Who wants less motion sees the picture jump now and then instead of creep. */
const CALM_MS = 2000;

export class HeardView {
  #client;
  #now;
  #target;
  #recorder;
  #canvas = byId('waterfall');
  #plot = new Waterfall(this.#canvas, KEEP_MS);
  #calm = matchMedia('(prefers-reduced-motion: reduce)');
  #isOpen = false;
  #isInView = false;
  #isSubscribed = false;
  /** What receiver.spectrum said last, and when. */
  #known = null;
  #rowAt = 0;
  #drawnAt = -Infinity;
  #pausedAtMs = null;
  #cursorHz = NaN;

  /**
   * @param now the time at the station in milliseconds
   * @param target what is followed, or null
   */
  constructor({ client, now, target }) {
    this.#client = client;
    this.#recorder = new Recorder(client, () => this.#ask());
    this.#now = now;
    this.#target = target;
    new IntersectionObserver((seen) => this.#see(seen.at(-1).isIntersecting)).observe(byId('heard'));
    document.addEventListener('visibilitychange', () => this.#follow());
    new ResizeObserver(() => this.#draw()).observe(this.#canvas);
    onTheme(() => this.#draw());
    for (const id of ['heard-minutes', 'heard-span', 'heard-doppler']) {
      byId(id).addEventListener('change', () => this.#draw());
    }
    byId('heard-pause').addEventListener('click', () => this.#pause());
    this.#canvas.addEventListener('click', (click) => this.#look(this.#plot.offsetAt(click.offsetX, this.#view())));
    this.#canvas.addEventListener('keydown', (key) => this.#onKey(key));
    setInterval(() => this.#ask(), ASK_EVERY_MS);
    setInterval(() => this.#write(), 500);
  }

  /** There is a connection from now on. */
  open() {
    this.#isOpen = true;
    this.#isSubscribed = false;
    this.#follow();
  }

  close() {
    this.#isOpen = false;
    this.#isSubscribed = false;
    this.#write();
  }

  /** A binary message. */
  take(buffer) {
    const row = decode(buffer);
    if (row) {
      this.#plot.add(row);
      this.#rowAt = performance.now();
      if (this.#pausedAtMs === null && this.#rowAt - this.#drawnAt >= (this.#calm.matches ? CALM_MS : 0)) {
        this.#draw();
      }
    }
  }

  #see(isInView) {
    this.#isInView = isInView;
    this.#follow();
  }

  /** Rows are asked for while somebody can see them, and not otherwise. */
  async #follow() {
    const wanted = this.#isOpen && this.#isInView && !document.hidden;
    if (wanted === this.#isSubscribed || !this.#isOpen) {
      return;
    }
    this.#isSubscribed = wanted;
    if (wanted) {
      this.#ask();
    }
    try {
      await this.#client.watchSpectrum(wanted);
    } catch {
      // A lost connection begins anew; until then the picture says how old it is.
    }
  }

  async #ask() {
    if (!this.#isSubscribed) {
      return;
    }
    try {
      this.#known = await this.#client.request('receiver.spectrum');
      this.#write();
    } catch {
      // The next round asks again.
    }
  }

  #view() {
    const newest = this.#plot.newest;
    return {
      untilMs: this.#pausedAtMs ?? (newest ? newest.utcMs + performance.now() - this.#rowAt : this.#now()),
      windowMs: 60_000 * byId('heard-minutes').value,
      spanHz: Number(byId('heard-span').value),
      asReceived: byId('heard-doppler').checked,
      marks: this.#marks(),
      cursorHz: this.#cursorHz,
    };
  }

  #marks() {
    const pass = this.#target()?.pass;
    return pass ? ['aos', 'tca', 'los'].filter((name) => name !== 'aos' || !hasRisenBefore(pass)).map((name) => {
      const ms = Date.parse(pass[name].utc);
      return { ms, text: `${name.toUpperCase()} ${named(ms)}` };
    }) : [];
  }

  #draw() {
    if (!this.#plot.isEmpty && this.#isInView) {
      this.#drawnAt = performance.now();
      this.#plot.draw(this.#view());
    }
    this.#write();
  }

  /** Everything that is words. */
  #write() {
    const listening = this.#known?.listening ?? null;
    const heldS = (performance.now() - this.#rowAt) / 1000;
    const isStale = !this.#plot.isEmpty && heldS > STALE_AFTER_S;
    byId('heard').classList.toggle('stale-picture', isStale);
    byId('heard-picture').hidden = this.#plot.isEmpty;
    const why = this.#isOpen ? words.why(this.#known) : 'There is no connection to the station.';
    put(byId('heard-none'), isStale ? `The newest row is ${age(heldS)} old. ${why}` : this.#plot.isEmpty ? why : '');
    byId('heard-none').hidden = byId('heard-none').textContent === '';
    byId('heard-made-up').hidden = this.#known?.configured !== words.MADE_UP;
    put(byId('heard-about'), words.about(this.#known));
    if (!this.#plot.isEmpty) {
      put(byId('heard-shift'), words.shift(this.#plot.newest, byId('heard-doppler').checked));
      put(byId('heard-line'), words.line(this.#plot.newest, heldS, isStale));
      byId('heard-line').classList.toggle('muted', isStale);
    }
    this.#recorder.draw(listening, this.#isOpen);
  }

  #pause() {
    this.#pausedAtMs = this.#pausedAtMs === null ? this.#view().untilMs : null;
    byId('heard-pause').setAttribute('aria-pressed', String(this.#pausedAtMs !== null));
    put(byId('heard-pause'), this.#pausedAtMs === null ? 'Pause' : 'Go on');
    this.#draw();
  }

  /** Marks an offset and says what is there. */
  #look(offsetHz) {
    const row = this.#plot.newest;
    this.#cursorHz = offsetHz;
    if (row && Number.isFinite(offsetHz)) {
      const level = this.#plot.levelAt(offsetHz, this.#view());
      put(byId('heard-cursor'), `At ${words.offset(offsetHz)}: ${level === null ? 'outside the band' : `${level.toFixed(0)} dB over the noise`}.`);
    } else {
      put(byId('heard-cursor'), '');
    }
    this.#draw();
  }

  #onKey(key) {
    const step = this.#view().spanHz / (key.shiftKey ? 20 : 100);
    const from = Number.isFinite(this.#cursorHz) ? this.#cursorHz : 0;
    const half = Number(byId('heard-span').value) / 2;
    const row = this.#plot.newest;
    const found = row && strongest(row);
    const to = {
      ArrowLeft: Math.max(-half, from - step), ArrowRight: Math.min(half, from + step),
      Home: found ? found.offsetHz + shiftHz(row, byId('heard-doppler').checked) : from, Delete: NaN,
    };
    if (key.key in to) {
      key.preventDefault();
      this.#look(to[key.key]);
    }
  }
}
