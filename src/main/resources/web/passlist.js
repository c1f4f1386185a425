// The passes of a group over the coming day: asked for, kept, and sifted by what a person wants to see.

import { ask, objects } from './api.js';
import { byId, put } from './now.js';

const HOURS = 24;

/** As many as one answer holds. */
const MOST_ROWS = 20_000;
const REFRESH_MS = 10 * 60_000;
const TYPING_MS = 250;

/** Rows that go away under a finger are worse than a pass that is over for some seconds. */
const SIFT_MS = 30_000;

function decode(answer) {
  const from = Date.parse(answer.fromUtc);
  const passes = objects(answer.columns, answer.rows);
  for (const pass of passes) {
    for (const [name, words] of Object.entries(answer.words)) {
      pass[name] = pass[name] === null ? null : words[pass[name]];
    }
    pass.riseMs = from + pass.riseS * 1000;
    pass.culminationMs = from + pass.culminationS * 1000;
    pass.setMs = from + pass.setS * 1000;
    pass.riseIsEdge = pass.clipped === 'start' || pass.clipped === 'both';
    // Searched again, the same pass culminates within a second of before.
    pass.key = `${pass.catalogNumber} ${Math.round(pass.culminationMs / 60_000)}`;
    pass.search = `${pass.name} ${pass.catalogNumber}`.toUpperCase();
  }
  return {
    fromMs: from, toMs: Date.parse(answer.toUtc), total: answer.total, passes,
    daylight: answer.daylight.map(([s, word]) => ({ fromMs: from + s * 1000, word })),
  };
}

export class PassList {
  #groups;
  #now;
  #onChange;
  #asked = '';
  #askedAt = -Infinity;
  #timer = 0;
  #siftedMs = -Infinity;
  known = { fromMs: 0, toMs: 0, total: 0, passes: [], daylight: [] };
  /** Those of the known ones that are not over and fit the filters, by rise. */
  fitting = [];

  /**
   * @param now the time at the station in milliseconds
   * @param onChange called when other passes are known, or other ones fit
   */
  constructor(groups, now, onChange) {
    this.#groups = groups;
    this.#now = now;
    this.#onChange = onChange;
    byId('filters').addEventListener('submit', (submit) => submit.preventDefault());
    byId('filters').addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#refilter(), TYPING_MS);
    });
  }

  /** Asks for the passes when the group is another one or they are old, and leaves out those that are over. */
  async refresh() {
    if (!this.#groups.isKnown) {
      return;
    }
    const params = { hours: HOURS, limit: MOST_ROWS, group: this.#groups.parameter };
    // Of more than one answer holds the station leaves out the low ones, rather than the late ones.
    if (this.#isPart() && this.#leastElevation() > 0) {
      params.minElevationDeg = this.#leastElevation();
    }
    const wanted = JSON.stringify(params);
    if (wanted === this.#asked && performance.now() - this.#askedAt < REFRESH_MS) {
      this.#sift();
      return;
    }
    this.#asked = wanted;
    this.#askedAt = performance.now();
    put(byId('list-note'), `Searching the passes of ${this.#groups.words} ...`);
    try {
      const answer = await ask('passes/table', params);
      if (this.#asked === wanted) {
        this.known = decode(answer);
        this.#filter();
      }
    } catch (problem) {
      this.#asked = '';
      put(byId('list-note'), `The passes could not be asked for: ${problem.message}`);
    }
  }

  #sift() {
    const now = this.#now();
    if (now - this.#siftedMs >= SIFT_MS && this.fitting.some(({ setMs }) => setMs <= now)) {
      this.#filter();
    }
  }

  #isPart() {
    return this.known.total > this.known.passes.length || this.#asked.includes('minElevationDeg');
  }

  #leastElevation() {
    const value = byId('filter-elevation').valueAsNumber;
    return value >= 0 && value <= 90 ? value : 0;
  }

  #refilter() {
    this.#filter();
    if (this.#isPart()) {
      this.refresh();
    }
  }

  #filter() {
    const text = byId('filter-text').value.trim().toUpperCase();
    const least = this.#leastElevation();
    const light = byId('filter-light').value;
    const whole = byId('filter-reach').checked;
    const sure = byId('filter-sure').checked;
    const now = this.#siftedMs = this.#now();
    const coming = this.known.passes.filter(({ setMs }) => setMs > now);
    this.fitting = coming.filter((pass) => pass.maxElevationDeg >= least
      && (text === '' || pass.search.includes(text))
      && (light === '' || Boolean(pass[light]))
      && (!whole || pass.lostS === 0)
      && (!sure || Boolean(pass.trusted)));
    put(byId('list-note'), this.#note(coming.length));
    this.#onChange();
  }

  #note(coming) {
    const { passes, total } = this.known;
    const count = new Set(this.fitting.map((pass) => pass.catalogNumber)).size;
    const shown = `${this.fitting.length.toLocaleString('en-GB')} of ${coming.toLocaleString('en-GB')} passes, of ${count} objects.`;
    return total > passes.length
      ? `${shown} There are ${total.toLocaleString('en-GB')}; these are the first. Choose a group or a least elevation to see the later ones.`
      : shown;
  }
}
