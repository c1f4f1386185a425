// What the station has followed and how well, and what happened: the newest rows of its journal.

import { ask } from './api.js';
import { NONE, day, degrees, signed, timeOfDay } from './format.js';
import { byId, put } from './now.js';
import { fill } from './rows.js';

const EVERY_MS = 15_000;
const PASSES = 50;
const EVENTS = 40;

const ENDED = {
  complete: 'to its setting', stopped: 'stopped', replaced: 'gave way', fault: 'fault', unsafe: 'unsafe', interrupted: 'slewd ended',
};

const when = (ms, now) => `${day(ms, now)} ${timeOfDay(ms)}`.trim();
const seconds = (value) => (Number.isFinite(value) ? `${value.toFixed(1)} s` : NONE);

function passCells(pass, now) {
  const { result } = pass;
  const faults = result?.faults.length ? ` (${result.faults.join(', ')})` : '';
  return [
    pass.name, when(Date.parse(pass.aosUtc), now), result ? (ENDED[result.how] ?? result.how) + faults : 'going on',
    degrees(result?.pointingErrorDeg?.p95, 2), degrees(pass.maxElevationDeg, 0), seconds(result?.offBeamSeconds),
    signed(result?.dopplerErrorHz?.p95, 0, 'Hz').replace('+', ''),
  ];
}

export class PastView {
  #now;
  #askedAt = -Infinity;

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
      fill(byId('past-passes'), passes.rows.map((pass) => passCells(pass, now)), 4);
      fill(byId('past-events'), events.rows.map((event) => [when(Date.parse(event.utc), now), event.sentence]), 9);
      put(byId('past-note'), passes.rows.length ? '' : 'No pass was followed yet.');
    } catch (problem) {
      put(byId('past-note'), `The journal could not be read: ${problem.message}`);
    }
  }

  /** After the zone of the times has changed. */
  redraw() {
    this.#askedAt = -Infinity;
  }
}
