// The table of passes to come.

import { age, compass, day, degrees, duration, timeOfDay, zone } from './format.js';
import { replaceRows } from './focus.js';
import { byId, put } from './now.js';
import { hasRisenBefore } from './polar.js';

const HOURS = 24;

/** How long before now a pass may have risen that is going on: more than any in low orbit lasts. */
const BEFORE_HOURS = 0.5;
const ROWS = 12;

/** Elements change every few hours and the first row leaves the table; a search costs the station little. */
const REFRESH_MS = 5 * 60_000;

/** Whether two searches speak of one pass: a search that begins in the middle of it finds a later rise. */
function isSame(one, other) {
  return one.catalogNumber === other.catalogNumber
    && Date.parse(one.aos.utc) < Date.parse(other.los.utc)
    && Date.parse(other.aos.utc) < Date.parse(one.los.utc);
}

export class PassTable {
  #client;
  #onTrack;
  #passes = [];
  #askedAt = -Infinity;
  #drawn = '';

  constructor(client, onTrack) {
    this.#client = client;
    this.#onTrack = onTrack;
  }

  /** Asks for the passes when that is due. */
  async refresh(force = false) {
    if (!this.#client.isOpen || (!force && performance.now() - this.#askedAt < REFRESH_MS)) {
      return;
    }
    this.#askedAt = performance.now();
    try {
      const answer = await this.#client.request('pass.list', { hours: HOURS, limit: ROWS });
      this.#passes = answer.passes;
      put(byId('passes-note'), answer.passes.length ? '' : `No pass within ${HOURS} hours.`);
    } catch (problem) {
      // Asked again in a while; until then the table says how old it is by its times.
      this.#askedAt = performance.now() - REFRESH_MS + 15_000;
      put(byId('passes-note'), `The passes could not be asked for: ${problem.message}`);
    }
  }

  /** The path of {@code pass} across the sky, or null. */
  async pathOf(pass) {
    const listed = this.#passes.find((each) => isSame(each, pass) && !hasRisenBefore(each));
    if (listed) {
      return listed;
    }
    const lastsHours = (Date.parse(pass.los.utc) - Date.parse(pass.aos.utc)) / 3_600_000;
    const answer = await this.#client.request('pass.list', {
      catalogNumber: pass.catalogNumber,
      fromUtc: new Date(Date.parse(pass.aos.utc) - BEFORE_HOURS * 3_600_000).toISOString(),
      hours: Math.min(72, lastsHours + 2 * BEFORE_HOURS),
      limit: 3,
    });
    return answer.passes.find((each) => isSame(each, pass)) ?? null;
  }

  /** The pass that is going on or comes next, or null. */
  next(now) {
    return this.#passes.find((pass) => Date.parse(pass.los.utc) > now) ?? null;
  }

  draw(now, target, enabled) {
    const coming = this.#passes.filter((pass) => Date.parse(pass.los.utc) > now);
    if (coming.length < this.#passes.length - 2) {
      this.refresh();
    }
    const shown = JSON.stringify([coming.map((pass) => pass.aos.utc), target?.pass.aos.utc, zone.utc, enabled, day(now, 0)]);
    if (shown !== this.#drawn) {
      this.#drawn = shown;
      replaceRows(byId('pass-rows'), coming.map((pass) => this.#row(pass, now, target, enabled)));
      document.querySelectorAll('.zone').forEach((each) => put(each, zone.name()));
    }
    for (const cell of document.querySelectorAll('#pass-rows .in')) {
      const seconds = (Number(cell.dataset.at) - now) / 1000;
      put(cell, seconds > 0 ? `in ${duration(seconds)}` : 'up now');
    }
  }

  #row(pass, now, target, enabled) {
    const row = document.createElement('tr');
    const [rises, sets] = [Date.parse(pass.aos.utc), Date.parse(pass.los.utc)];
    const isTarget = Boolean(target) && isSame(target.pass, pass);
    const cell = (text, className = '') => {
      const td = document.createElement('td');
      td.className = className;
      td.textContent = text;
      row.append(td);
      return td;
    };
    const name = document.createElement('th');
    name.scope = 'row';
    name.textContent = pass.name;
    const number = document.createElement('span');
    number.className = 'muted small block';
    number.textContent = String(pass.catalogNumber);
    name.append(number);
    row.append(name);
    const rise = cell('', 'num');
    const date = document.createElement('span');
    date.className = 'small date';
    date.textContent = day(rises, now);
    rise.append(date, hasRisenBefore(pass) ? 'earlier' : timeOfDay(rises));
    const until = document.createElement('span');
    until.className = 'in muted small block';
    until.dataset.at = String(rises);
    rise.append(until);
    cell(degrees(pass.maxElevationDeg, 0), 'num');
    cell(`${degrees(pass.aos.azimuthDeg, 0)} ${compass(pass.aos.azimuthDeg)}`, 'num wide');
    cell(timeOfDay(sets), 'num wide');
    cell(age((sets - rises) / 1000), 'num wide');
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = isTarget ? 'Tracked' : 'Track';
    button.dataset.for = 'operator';
    button.dataset.key = `${pass.catalogNumber} ${Math.round(Date.parse(pass.tca.utc) / 60_000)}`;
    button.disabled = !enabled;
    // Not switched off: who has just pressed it is still there.
    button.setAttribute('aria-disabled', String(isTarget));
    button.setAttribute('aria-label', isTarget ? `The pass of ${pass.name} at ${timeOfDay(rises)} is tracked`
      : `Track ${pass.name}, rises at ${timeOfDay(rises)}`);
    button.addEventListener('click', () => {
      if (!isTarget) {
        this.#onTrack(pass);
      }
    });
    cell('', 'action').append(button);
    row.classList.toggle('tracked', isTarget);
    return row;
  }
}
