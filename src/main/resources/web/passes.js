// The table of passes to come.

import { age, compass, day, degrees, duration, timeOfDay, zone } from './format.js';
import { byId, put } from './now.js';

const HOURS = 24;
const ROWS = 12;

/** Elements change every few hours and the first row leaves the table; a search costs the station little. */
const REFRESH_MS = 5 * 60_000;

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
    const from = new Date(Date.parse(pass.aos.utc) - 60_000).toISOString();
    const answer = await this.#client.request('pass.list', {
      catalogNumber: pass.catalogNumber, fromUtc: from, hours: 2, limit: 2,
    });
    const rises = Date.parse(pass.aos.utc);
    return answer.passes.find((each) => Math.abs(Date.parse(each.aos.utc) - rises) < 30_000) ?? answer.passes[0] ?? null;
  }

  draw(now, target, enabled) {
    const coming = this.#passes.filter((pass) => Date.parse(pass.los.utc) > now);
    if (coming.length < this.#passes.length - 2) {
      this.refresh();
    }
    const shown = JSON.stringify([coming.map((pass) => pass.aos.utc), target?.pass.aos.utc, zone.utc, enabled, day(now, 0)]);
    if (shown !== this.#drawn) {
      this.#drawn = shown;
      byId('pass-rows').replaceChildren(...coming.map((pass) => this.#row(pass, now, target, enabled)));
      document.querySelectorAll('.zone').forEach((each) => put(each, zone.name()));
    }
    for (const cell of document.querySelectorAll('#pass-rows .in')) {
      const seconds = (Number(cell.dataset.at) - now) / 1000;
      put(cell, seconds > 0 ? `in ${duration(seconds)}` : 'now');
    }
  }

  #row(pass, now, target, enabled) {
    const row = document.createElement('tr');
    const [rises, sets] = [Date.parse(pass.aos.utc), Date.parse(pass.los.utc)];
    const isTarget = target?.catalogNumber === pass.catalogNumber
      && Math.abs(Date.parse(target.pass.aos.utc) - rises) < 30_000;
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
    const rise = cell(`${day(rises, now)} ${timeOfDay(rises)}`.trim(), 'num');
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
    button.disabled = isTarget || !enabled;
    button.setAttribute('aria-label', `Track the next pass of ${pass.name}`);
    button.addEventListener('click', () => this.#onTrack(pass));
    cell('', 'action').append(button);
    row.classList.toggle('tracked', isTarget);
    return row;
  }
}
