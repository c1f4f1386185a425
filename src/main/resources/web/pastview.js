// What the station has followed and how well, and what happened: the newest rows of its journal.

import { ask } from './api.js';
import { NONE, day, degrees, signed, timeOfDay } from './format.js';
import { byId, put } from './now.js';
import { report } from './passreport.js';
import { fill } from './rows.js';

const EVERY_MS = 15_000;
const PASSES = 50;
const EVENTS = 40;

const ENDED = {
  complete: 'to its setting', stopped: 'stopped', replaced: 'gave way', fault: 'fault', unsafe: 'unsafe', interrupted: 'slewd ended',
};

const when = (ms, now) => `${day(ms, now)} ${timeOfDay(ms)}`.trim();
const seconds = (value) => (Number.isFinite(value) ? `${value.toFixed(1)} s` : NONE);

function passCells(pass, name, now) {
  const { result } = pass;
  const faults = result?.faults.length ? ` (${result.faults.join(', ')})` : '';
  return [
    name, when(Date.parse(pass.aosUtc), now), result ? (ENDED[result.how] ?? result.how) + faults : 'going on',
    degrees(result?.pointingErrorDeg?.p95, 2), degrees(pass.maxElevationDeg, 0), seconds(result?.offBeamSeconds),
    signed(result?.dopplerErrorHz?.p95, 0, 'Hz').replace('+', ''),
  ];
}

export class PastView {
  #now;
  #askedAt = -Infinity;
  #chosen = null;
  #passes = [];

  /** @param now the time at the station in milliseconds */
  constructor(now) {
    this.#now = now;
  }

  /** Asks anew when what is shown is old. */
  async refresh() {
    if (performance.now() - this.#askedAt < EVERY_MS) {
      return;
    }
    this.#askedAt = performance.now();
    try {
      const [passes, events] = await Promise.all([
        ask('journal', { of: 'passes', limit: PASSES }), ask('journal', { of: 'events', limit: EVENTS }),
      ]);
      const now = this.#now();
      this.#passes = passes.rows;
      this.#showPasses();
      fill(byId('past-events'), events.rows.map((event) => [when(Date.parse(event.utc), now), event.sentence]), 9);
      put(byId('past-note'), passes.rows.length ? '' : 'No pass was followed yet.');
    } catch (problem) {
      put(byId('past-note'), `The journal could not be read: ${problem.message}`);
    }
  }

  #showPasses() {
    const now = this.#now();
    fill(byId('past-passes'), this.#passes.map((pass) => passCells(pass, this.#name(pass), now)), 4);
    const chosen = this.#passes.find((pass) => pass.id === this.#chosen);
    if (chosen) {
      report(chosen);
    }
  }

  /** Of a pass that has ended, a button that shows how well it was followed. */
  #name(pass) {
    if (!pass.result) {
      return pass.name;
    }
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'quiet';
    button.textContent = pass.name;
    button.dataset.key = `pass ${pass.id}`;
    button.setAttribute('aria-pressed', String(pass.id === this.#chosen));
    button.setAttribute('aria-label', `${pass.name}, rise ${when(Date.parse(pass.aosUtc), this.#now())}: how well it was followed`);
    button.addEventListener('click', () => {
      this.#chosen = pass.id;
      byId('report').hidden = false;
      this.#showPasses();
      if (byId('report').getBoundingClientRect().top > innerHeight - 200) {
        byId('report').scrollIntoView({ block: 'start' });
      }
    });
    return button;
  }

  /** After the zone of the times has changed. */
  redraw() {
    this.#askedAt = -Infinity;
  }
}
