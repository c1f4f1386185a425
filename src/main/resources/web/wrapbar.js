// The turn of the azimuth axis as a bar from end stop to end stop, in true turns: 400 is one turn past 40, and not the same place for a cable.

import { compass, degrees } from './format.js';
import { byId, put } from './now.js';
import { make } from './polar.js';

const WIDTH = 320;
const EDGE = 10;
const TOP = 15;
const HEIGHT = 14;

export class WrapBar {
  #svg = byId('wrap');
  #travel = null;
  #x = () => 0;
  #drawn = {};

  /** The travel of the axis, when that is known. */
  surround({ bounds }) {
    byId('wrap-box').hidden = !bounds;
    if (!bounds || JSON.stringify(bounds.azimuth) === JSON.stringify(this.#travel)) {
      return;
    }
    this.#travel = bounds.azimuth;
    const { minDeg, maxDeg } = this.#travel;
    this.#x = (deg) => EDGE + ((Math.max(minDeg, Math.min(maxDeg, deg)) - minDeg) / (maxDeg - minDeg || 1)) * (WIDTH - 2 * EDGE);
    this.#svg.replaceChildren();
    this.#bar('wrap-travel', minDeg, maxDeg);
    // Angles of the compass that the axis has two turns for.
    if (maxDeg - minDeg > 360) {
      this.#bar('wrap-overlap', minDeg, maxDeg - 360);
      this.#bar('wrap-overlap', minDeg + 360, maxDeg);
    }
    const every = maxDeg - minDeg > 540 ? 180 : 90;
    for (let deg = Math.ceil(minDeg / every) * every; deg <= maxDeg; deg += every) {
      make('path', { class: 'wrap-tick', d: `M${this.#x(deg)} ${TOP}v${HEIGHT}` }, this.#svg);
      make('text', { class: 'wrap-point', x: this.#x(deg), y: TOP - 5 }, this.#svg).textContent = compass(deg);
      make('text', { class: 'wrap-deg', x: this.#x(deg), y: TOP + HEIGHT + 11 }, this.#svg).textContent = `${deg}°`;
    }
    this.#drawn = { plan: make('path', { class: 'wrap-plan' }, this.#svg), end: make('path', { class: 'wrap-end' }, this.#svg) };
    for (const [deg, side] of [[minDeg, -1], [maxDeg, 1]]) {
      make('path', { class: 'wrap-stop', d: `M${this.#x(deg) + 2 * side} ${TOP - 3}v${HEIGHT + 6}` }, this.#svg);
    }
    for (const name of ['commanded', 'measured']) {
      this.#drawn[name] = make('use', { href: `#mark-${name}` }, this.#svg);
    }
  }

  /** @param isStale whether where the axis stands is old */
  draw(pointing, plan, isStale) {
    if (!this.#travel) {
      return;
    }
    for (const name of ['commanded', 'measured']) {
      const value = pointing[name];
      const use = this.#drawn[name];
      use.setAttribute('visibility', value ? 'visible' : 'hidden');
      use.classList.toggle('stale', isStale);
      if (value) {
        use.setAttribute('transform', `translate(${this.#x(value.azimuthDeg).toFixed(1)} ${TOP + HEIGHT / 2})`);
      }
    }
    const [y, d] = [TOP + HEIGHT / 2, plan ? this.#x(plan.end.azimuthDeg) : 0];
    this.#drawn.plan.setAttribute('d', plan ? `M${this.#x(plan.azimuth.minDeg)} ${y}H${this.#x(plan.azimuth.maxDeg)}` : '');
    this.#drawn.end.setAttribute('d', plan ? `M${d - 3} ${y - 3}l6 6m0-6l-6 6` : '');
    put(byId('wrap-text'), this.#words(pointing, plan, isStale));
  }

  #words({ measured, turnKnown }, plan, isStale) {
    const { minDeg, maxDeg } = this.#travel;
    const ends = `between the end stops at ${degrees(minDeg, 0)} and ${degrees(maxDeg, 0)}`;
    const at = measured?.azimuthDeg;
    const first = !measured ? `Where the azimuth axis stands is not known; it turns ${ends}.`
      : !turnKnown ? `The azimuth axis turns ${ends}; in which turn it stands is not known.`
        : `The azimuth axis ${isStale ? 'was last' : 'stands'} at ${degrees(at, 0)} ${ends}: ${degrees(Math.max(0, at - minDeg), 0)} left`
          + ` counterclockwise, ${degrees(Math.max(0, maxDeg - at), 0)} clockwise.`;
    if (!plan) {
      return first;
    }
    const [from, to] = [plan.start.azimuthDeg, plan.end.azimuthDeg];
    const least = Math.min(from, to) - plan.azimuth.minDeg > 1 ? `, down to ${degrees(plan.azimuth.minDeg, 0)}` : '';
    const most = plan.azimuth.maxDeg - Math.max(from, to) > 1 ? `, up to ${degrees(plan.azimuth.maxDeg, 0)}` : '';
    return `${first} The plan takes it from ${degrees(from, 0)} to ${degrees(to, 0)}${least}${most}.`;
  }

  #bar(name, fromDeg, toDeg) {
    const x = this.#x(fromDeg);
    make('rect', { class: name, x, y: TOP, width: this.#x(toDeg) - x, height: HEIGHT, rx: 2 }, this.#svg);
  }
}
