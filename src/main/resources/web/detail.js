// One pass of the list: its way across the sky, what is known of it, and the button to follow it.

import { compass, degrees, duration, named, timeOfDay } from './format.js';
import { byId, put } from './now.js';
import { PolarPlot, describe } from './polar.js';
import * as words from './passwords.js';
import { when } from './timebar.js';

/** Over a poor link, or beside a long search, an answer may be late. */
const ATTEMPTS = 3;
const AGAIN_AFTER_MS = 1500;

/** Where the object of a pass is at a time, by its path; null when it is not up. */
function standing(pass, ms) {
  const seconds = (ms - Date.parse(pass.aos.utc)) / 1000;
  const after = pass.path.findIndex(([at]) => at >= seconds);
  if (after < 0 || seconds < pass.path[0][0]) {
    return null;
  }
  const [a, b] = [pass.path[Math.max(0, after - 1)], pass.path[after]];
  const part = (seconds - a[0]) / (b[0] - a[0] || 1);
  const azimuthDeg = a[1] + part * (((((b[1] - a[1] + 180) % 360) + 360) % 360) - 180);
  return { azimuthDeg: (azimuthDeg + 360) % 360, elevationDeg: a[2] + part * (b[2] - a[2]) };
}

export class PassDetail {
  #plot = new PolarPlot(byId('detail-plot'));
  #pathOf;
  #onTrack;
  #time;
  #pass = null;
  #full = null;

  /**
   * @param pathOf asks for the pass with its path
   * @param time which time is shown
   */
  constructor(pathOf, onTrack, time) {
    this.#pathOf = pathOf;
    this.#onTrack = onTrack;
    this.#time = time;
    byId('detail-track').addEventListener('click', () => this.#onTrack(this.#pass));
    byId('detail-then').addEventListener('click', () => this.#time.show(this.#pass.culminationMs));
  }

  /** Marks where the object is at the time that is shown. */
  drawTime() {
    const { ms, now, isLive } = this.#time;
    const at = this.#full ? standing(this.#full, ms) : null;
    this.#plot.show('target', isLive ? at : null, false);
    this.#plot.show('shown', isLive ? null : at, false);
    const where = at ? `at azimuth ${degrees(at.azimuthDeg, 0)} (${compass(at.azimuthDeg)}), elevation ${degrees(at.elevationDeg, 0)}`
      : 'not up in this pass';
    byId('detail-at').classList.toggle('not-live', !isLive);
    put(byId('detail-at'), !this.#full || (isLive && !at) ? ''
      : isLive ? `Now it is ${where}.` : `Not live: at ${when(ms, now)} it is ${where}. Track goes by live time.`);
  }

  /** @param next the first pass of the same object that is to come, which is the one that would be tracked */
  async show(pass, next, now) {
    this.#pass = pass;
    byId('detail-hint').hidden = true;
    byId('detail-body').hidden = false;
    put(byId('detail-title'), `${pass.name} (${pass.catalogNumber})`);
    this.#facts(pass, now);
    const isNext = next === pass;
    byId('detail-track').disabled = !isNext;
    put(byId('detail-track'), isNext ? `Track ${pass.name}` : 'Track');
    put(byId('detail-note'), isNext ? '' : `Tracking takes the next pass of this object, at ${named(next?.riseMs ?? pass.riseMs)}.`);
    this.#full = null;
    this.#plot.showPass(null, true);
    this.drawTime();
    put(byId('detail-text'), '');
    for (let attempt = 1; this.#pass === pass; attempt++) {
      try {
        await this.#way(pass);
        return;
      } catch (problem) {
        if (attempt === ATTEMPTS) {
          put(byId('detail-note'), `Its way could not be asked for: ${problem.message}`);
          return;
        }
        await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS));
      }
    }
  }

  async #way(pass) {
    const full = await this.#pathOf({
      catalogNumber: pass.catalogNumber,
      aos: { utc: new Date(pass.riseMs).toISOString() },
      los: { utc: new Date(pass.setMs).toISOString() },
    });
    if (!full) {
      throw new Error('The station no longer finds this pass; its elements may have changed.');
    }
    if (this.#pass === pass) {
      this.#full = full;
      this.#plot.showPass(full, true);
      this.drawTime();
      put(byId('detail-text'), describe(null, full, false).replace(/^.*?known\. /, ''));
    }
  }

  #facts(pass, now) {
    const [riseTime, riseWhere] = words.rise(pass, now);
    const [sigma, age] = words.sure(pass);
    const [seen, daylight] = words.light(pass);
    const rows = [
      ['Rises', `${riseTime}, ${riseWhere} ${degrees(pass.riseAzimuthDeg, 0)}`],
      ['Highest', `${timeOfDay(pass.culminationMs)}, ${words.highest(pass).join(' ')}`],
      ['Sets', `${timeOfDay(pass.setMs)}, ${compass(pass.setAzimuthDeg)} ${degrees(pass.setAzimuthDeg, 0)}`],
      ['Time is sure to', `${sigma} (${age})`],
      ['To be seen', `${seen}; ${daylight}`],
      ['Antenna', words.reach(pass).filter(Boolean).join(', ')],
      ['Lasts', duration((pass.setMs - pass.riseMs) / 1000)],
      ['Nearest', `${pass.minRangeKm} km`],
      ['Fastest', pass.maxSkyRateDegPerS === null ? 'unknown' : `${pass.maxSkyRateDegPerS} °/s`],
      ['Nearest to the Sun', degrees(pass.leastSunSeparationDeg, 0)],
      ['Nearest to the Moon', degrees(pass.leastMoonSeparationDeg, 0)],
    ];
    byId('detail-facts').replaceChildren(...rows.map(([term, text]) => {
      const row = document.createElement('div');
      const name = document.createElement('dt');
      const value = document.createElement('dd');
      name.textContent = term;
      value.textContent = text;
      row.append(name, value);
      return row;
    }));
  }
}
