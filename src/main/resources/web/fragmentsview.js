// A cloud of fragments, or any other group: how many there are, how high they go, what is up and what comes next.

import { ask, objects } from './api.js';
import { degrees, named } from './format.js';
import { drawGabbard, ticks } from './gabbard.js';
import { byId, put } from './now.js';
import * as words from './passwords.js';
import { fill } from './rows.js';
import { onTheme } from './theme.js';

const ORBITS_EVERY_MS = 10 * 60_000;
const UP_EVERY_MS = 10_000;
const HOURS = 6;
const PASSES = 12;
const LOWEST = 10;
const BANDS = 6;

const km = (value) => value.toLocaleString('en-GB', { maximumFractionDigits: 0 });
const count = (value) => value.toLocaleString('en-GB');

/** From the least to the greatest of some values. */
function range(values) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return km(low) === km(high) ? km(low) : `${km(low)} to ${km(high)}`;
}

/** The plot in words: by bands of the period, how many objects, and between which heights they go. */
function bands(orbits) {
  const sorted = [...orbits].sort((one, other) => one.periodMin - other.periodMin);
  if (sorted.length === 0) {
    return [];
  }
  const [from, to] = [sorted[0].periodMin, sorted.at(-1).periodMin];
  const edges = to - from > 0.1 ? ticks(from, to, BANDS) : [];
  const rows = [];
  for (let i = 0; i <= edges.length; i++) {
    const low = edges[i - 1] ?? -Infinity;
    const high = edges[i] ?? Infinity;
    const those = sorted.filter((orbit) => orbit.periodMin >= low && orbit.periodMin < high);
    if (those.length) {
      const title = `${Number.isFinite(low) ? low : from.toFixed(1)} to ${Number.isFinite(high) ? high : to.toFixed(1)} min`;
      rows.push([title, count(those.length), range(those.map((orbit) => orbit.perigeeKm)), range(those.map((orbit) => orbit.apogeeKm))]);
    }
  }
  return rows;
}

export class FragmentsView {
  #canvas = byId('gabbard');
  #now;
  #groups;
  #list;
  #orbits = [];
  #asked = null;
  #askedAt = -Infinity;
  #upAt = -Infinity;
  #drawn = '';

  /**
   * @param now the time at the station in milliseconds
   * @param groups which group was chosen
   * @param list the passes of that group
   */
  constructor({ now, groups, list }) {
    this.#now = now;
    this.#groups = groups;
    this.#list = list;
    new ResizeObserver(() => drawGabbard(this.#canvas, this.#orbits)).observe(this.#canvas.parentElement);
    onTheme(() => drawGabbard(this.#canvas, this.#orbits));
  }

  async refresh() {
    if (!this.#groups.isKnown || document.hidden) {
      return;
    }
    this.#list.refresh();
    this.#drawPasses();
    const group = this.#groups.parameter;
    const isOther = group !== this.#asked;
    try {
      if (isOther || performance.now() - this.#askedAt > ORBITS_EVERY_MS) {
        this.#asked = group;
        this.#askedAt = performance.now();
        const answer = await ask('orbits', { group });
        if (group === this.#asked) {
          this.#showOrbits(answer);
        }
      }
      if (isOther || performance.now() - this.#upAt > UP_EVERY_MS) {
        this.#upAt = performance.now();
        const sky = await ask('sky', { group, limit: 1 });
        if (group === this.#asked) {
          put(byId('fragments-up'), `${count(sky.total)} of them ${sky.total === 1 ? 'is' : 'are'} above the horizon at ${named(Date.parse(sky.utc))}.`);
        }
      }
    } catch (problem) {
      this.#asked = null;
      put(byId('fragments-note'), `The objects could not be asked for: ${problem.message}`);
    }
  }

  /** After the zone of the times has changed. */
  redraw() {
    this.#drawn = '';
    this.#upAt = -Infinity;
  }

  #showOrbits(answer) {
    const orbits = objects(answer.columns, answer.rows);
    // Of an absurd set nothing of this is known.
    this.#orbits = orbits.filter((orbit) => Number.isFinite(orbit.perigeeKm) && Number.isFinite(orbit.apogeeKm));
    const all = this.#orbits;
    put(byId('fragments-count'), count(answer.total));
    put(byId('fragments-words'), `${answer.total === 1 ? 'object' : 'objects'} in ${this.#groups.words}`);
    put(byId('fragments-note'), answer.total > answer.rows.length ? `Only the first ${count(answer.rows.length)} are drawn.` : '');
    const lowest = [...all].sort((one, other) => one.perigeeKm - other.perigeeKm).slice(0, LOWEST);
    put(byId('gabbard-text'), all.length === 0 ? 'There are no elements of this group.'
      : `Perigees from ${range(all.map((orbit) => orbit.perigeeKm))} km, apogees from ${range(all.map((orbit) => orbit.apogeeKm))} km,`
        + ` by elements that are ${Math.max(0, Math.min(...all.map((orbit) => orbit.ageDays))).toFixed(1)} to ${Math.max(...all.map((orbit) => orbit.ageDays)).toFixed(1)} days old.`);
    fill(byId('gabbard-bands'), bands(all), 4);
    fill(byId('fragments-lowest'), lowest.map((orbit) => [
      `${orbit.name} (${orbit.catalogNumber})`, km(orbit.perigeeKm), km(orbit.apogeeKm), orbit.periodMin.toFixed(1), `${orbit.ageDays.toFixed(1)} d`,
    ]), 3);
    drawGabbard(this.#canvas, all);
  }

  #drawPasses() {
    const now = this.#now();
    const until = now + HOURS * 3_600_000;
    const coming = this.#list.known.passes.filter((pass) => pass.setMs > now && pass.riseMs < until).sort((one, other) => one.riseMs - other.riseMs);
    const next = coming.find((pass) => pass.riseMs > now);
    put(byId('fragments-next'), next ? `The next to rise is ${next.name} (${next.catalogNumber}) at ${named(next.riseMs)}, ${degrees(next.maxElevationDeg, 0)} high.`
      : this.#list.known.toMs ? `None rises within ${HOURS} hours.` : 'The passes are being searched.');
    const shown = coming.slice(0, PASSES);
    const drawn = JSON.stringify(shown.map((pass) => [pass.key, pass.riseMs]));
    if (drawn !== this.#drawn) {
      this.#drawn = drawn;
      fill(byId('fragments-passes'), shown.map((pass) => [
        `${pass.name} (${pass.catalogNumber})`, words.rise(pass, now).join(', '), words.highest(pass).join(' '),
        words.set(pass)[0], words.sure(pass)[0],
      ]), 3);
      put(byId('fragments-more'), coming.length > PASSES ? `The first ${PASSES} of ${count(coming.length)} passes within ${HOURS} hours.` : `All passes within ${HOURS} hours.`);
    }
  }
}
