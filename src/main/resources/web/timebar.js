// The time that sky, map and passes show: live, or another within a day of it. Orders know nothing of it; they are about now.

import { day, named } from './format.js';
import { byId, put } from './now.js';

const MINUTE_MS = 60_000;
const MOST_MS = 24 * 60 * MINUTE_MS;
const DRAW_MS = 250;
const PAGE_MINUTES = 60;

/** Not among what every first load has to bring. */
const BAR = `
  <p id="time-words"></p>
  <div class="time-slide">
    <input id="time-slider" type="range" min="-1440" max="1440" step="1" value="0" aria-label="Time that is shown, by the minute">
    <p class="muted small" aria-hidden="true"><span>24 h ago</span> <span>live</span> <span>24 h ahead</span></p>
  </div>
  <div class="time-buttons">
    <button type="button" data-minutes="-60">−1 h</button> <button type="button" data-minutes="-1">−1 min</button>
    <button id="time-live" type="button" aria-pressed="true">Live</button> <button id="time-pause" type="button" aria-pressed="false">Pause</button>
    <button type="button" data-minutes="1">+1 min</button> <button type="button" data-minutes="60">+1 h</button>
  </div>
  <label id="time-rate-label" class="inline" hidden>Goes on <select id="time-rate"><option value="0">not at all</option><option value="1">as in life</option><option value="10">10 times as fast</option><option value="60">60 times as fast</option><option value="600">600 times as fast</option></select></label>
`;

/** 12:34:56 UTC; with its day when that is not today. */
export const when = (ms, now) => `${day(ms, now)} ${named(ms)}`.trim();

/** 3 h 5 min ahead. */
export function aheadText(ms, now) {
  const minutes = Math.round(Math.abs(ms - now) / MINUTE_MS);
  if (minutes === 0) {
    return 'less than a minute from now';
  }
  const [h, min] = [Math.floor(minutes / 60), minutes % 60];
  return `${h ? `${h} h ` : ''}${min ? `${min} min ` : ''}${ms > now ? 'ahead' : 'ago'}`;
}

/**
 * Marks all cards of a view as showing another time than now, or as live.
 *
 * @param ms what they show, which is what was drawn last and may still be another time than the one that is asked for; null for live
 */
export function mark(view, ms, now) {
  for (const card of document.querySelectorAll(`[data-view="${view}"] > .card`)) {
    card.classList.toggle('other-time', ms !== null);
    const words = card.querySelector('.not-live');
    words.hidden = ms === null;
    put(words, ms === null ? '' : `Not live: shows ${when(ms, now)}, ${aheadText(ms, now)}.`);
  }
}

/**
 * Which time is shown, and the bar to choose it by.
 *
 * It is kept from one view that follows it to the next, as one looks at the same moment in the sky and on the map. In every other view
 * it ends: there the antenna is steered, and whoever comes back finds what is now. It ends with the login, as the next person knows
 * nothing of it, and with the page. A lost link does not end it: what is drawn stays what it is, and says so until the link is back.
 */
export class TimeBar {
  #now;
  #onChange;
  #slider;
  #anchorMs = null;
  #anchorAt = 0;
  #rate = 0;
  #setMinutes = 0;
  #isHeard = true;

  /**
   * @param now the time at the station in milliseconds
   * @param onChange called when another time is shown
   */
  constructor({ now, onChange }) {
    this.#now = now;
    this.#onChange = onChange;
    byId('time-bar').insertAdjacentHTML('beforeend', BAR);
    this.#slider = byId('time-slider');
    byId('time-live').addEventListener('click', () => this.live());
    byId('time-pause').addEventListener('click', () => this.#go(!this.isLive && this.#rate === 0 ? 1 : 0));
    byId('time-rate').addEventListener('change', (change) => this.#go(Number(change.target.value)));
    for (const button of document.querySelectorAll('#time-bar [data-minutes]')) {
      button.addEventListener('click', () => this.#move(Number(button.dataset.minutes)));
    }
    // By how far it was moved, so that the seconds of the time stay what they are.
    this.#slider.addEventListener('input', () => this.#move(this.#slider.valueAsNumber - this.#setMinutes));
    this.#slider.addEventListener('keydown', (key) => {
      if (key.key === 'PageUp' || key.key === 'PageDown') {
        key.preventDefault();
        this.#move(key.key === 'PageUp' ? PAGE_MINUTES : -PAGE_MINUTES);
      }
    });
    setInterval(() => this.#tick(), DRAW_MS);
    this.draw();
  }

  get isLive() {
    return this.#anchorMs === null;
  }

  /** The time that is shown, in milliseconds. */
  get ms() {
    return this.isLive ? this.#now() : this.#within(this.#anchorMs + this.#rate * (performance.now() - this.#anchorAt));
  }

  /** The same as a parameter of a question; left out of it while live. */
  get utc() {
    return this.isLive ? undefined : new Date(this.ms).toISOString();
  }

  /** The time at the station. */
  get now() {
    return this.#now();
  }

  live() {
    if (!this.isLive) {
      this.#anchorMs = null;
      this.#rate = 0;
      put(byId('announce'), 'Live time is shown again.');
      this.#changed();
    }
  }

  /** Shows a moment, which stands still. */
  show(ms) {
    this.#set(ms, 0);
  }

  /** While the station is not heard nothing else can be shown than what is. */
  enable(isHeard) {
    if (isHeard !== this.#isHeard) {
      this.#isHeard = isHeard;
      if (!isHeard && !this.isLive) {
        this.#set(this.ms, 0);
      }
      for (const control of document.querySelectorAll('#time-bar :is(button, input, select), #detail-then')) {
        control.disabled = !isHeard;
      }
      this.draw();
    }
  }

  draw() {
    const [ms, now] = [this.ms, this.#now()];
    const isOther = !this.isLive;
    byId('time-bar').classList.toggle('other-time', isOther);
    const [utc, local] = [named(ms, true), named(ms, false)];
    const both = `${day(ms, now)} ${utc}${utc === local ? '' : ` (${local})`}`.trim();
    put(byId('time-words'), isOther ? `Not live: shows ${both}, ${aheadText(ms, now)}. Orders go by live time.`
      : this.#isHeard ? `Live: ${both}` : 'The station is not heard, so nothing is live.');
    byId('time-live').setAttribute('aria-pressed', String(!isOther));
    byId('time-pause').setAttribute('aria-pressed', String(isOther && this.#rate === 0));
    byId('time-rate-label').hidden = !isOther;
    byId('time-rate').value = String(this.#rate);
    this.#setMinutes = Math.round((ms - now) / MINUTE_MS);
    this.#slider.value = String(this.#setMinutes);
    // Without seconds: a screen reader says each change.
    const minute = when(ms, now).replace(/(:\d\d):\d\d/, '$1');
    const spoken = isOther ? `not live: ${minute}, ${aheadText(ms, now)}` : `live, ${minute}`;
    if (this.#slider.getAttribute('aria-valuetext') !== spoken) {
      this.#slider.setAttribute('aria-valuetext', spoken);
    }
  }

  #within(ms) {
    return Math.max(this.#now() - MOST_MS, Math.min(this.#now() + MOST_MS, ms));
  }

  #move(minutes) {
    this.#set(this.ms + minutes * MINUTE_MS, this.#rate);
  }

  #go(rate) {
    this.#set(this.ms, rate);
  }

  #set(ms, rate) {
    if (this.isLive) {
      put(byId('announce'), 'Another time than live is shown. Orders go by live time.');
    }
    [this.#anchorMs, this.#anchorAt, this.#rate] = [this.#within(ms), performance.now(), rate];
    this.#changed();
  }

  #changed() {
    this.draw();
    this.#onChange();
  }

  #tick() {
    if (this.#rate > 1 && this.ms >= this.#now() + MOST_MS) {
      this.#go(1);
    }
    if (byId('time-bar').checkVisibility()) {
      this.draw();
      if (this.#rate !== 0) {
        this.#onChange();
      }
    }
  }
}
