// The limits of the axes, tried by a person who sees the antenna: it is turned by hand, as in the view Now, and the page says where it should stand.

import { degrees } from './format.js';
import { byId, put } from './now.js';

const DRAW_EVERY_MS = 250;

/** From here to a limit there are small steps: no controller that slewd speaks to can be told to turn slowly by hand. */
const STEPS_WITHIN_DEG = 15;

/** Time to look, from where the antenna stands to the next small step. */
const STEP_EVERY_MS = 1200;

/** Reports are as coarse as a degree. */
const AT_LIMIT_DEG = 1;

const STALE_AFTER_S = 2;

function make(name, className = '', text = '') {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}

/** The ways in which an axis can be turned, each with where it ends. */
function ways(bounds) {
  return ['azimuth', 'elevation'].filter((axis) => bounds[axis].maxDeg > bounds[axis].minDeg).flatMap((axis) => [
    { axis, direction: 'minus', limitDeg: bounds[axis].minDeg, words: axis === 'azimuth' ? 'Azimuth, against the clock' : 'Elevation, down' },
    { axis, direction: 'plus', limitDeg: bounds[axis].maxDeg, words: axis === 'azimuth' ? 'Azimuth, with the clock' : 'Elevation, up' },
  ]);
}

export class Limits {
  #controls;
  #station;
  #onConfirm;
  #rows = [];
  #shown = '';
  #orderedAt = -Infinity;

  /**
   * @param station what it says now, or null
   * @param onConfirm called when a person has said that the antenna stood at a limit
   */
  constructor({ controls, station, onConfirm }) {
    this.#controls = controls;
    this.#station = station;
    this.#onConfirm = onConfirm;
    setInterval(() => {
      if (byId('limits').checkVisibility()) {
        this.#draw();
      }
    }, DRAW_EVERY_MS);
  }

  /** Of how many limits a person has said so, and how many there are. */
  get confirmed() {
    return { count: this.#rows.filter(({ isConfirmed }) => isConfirmed).length, of: this.#rows.length };
  }

  /** @param bounds where the axes go, as the station says */
  show(bounds) {
    const shown = JSON.stringify([bounds.azimuth, bounds.elevation]);
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.#rows = ways(bounds).map((way) => this.#row(way));
      byId('limit-rows').replaceChildren(...this.#rows.map(({ item }) => item));
    }
    byId('limits').hidden = this.#rows.length === 0;
  }

  #row(way) {
    const row = { ...way, isReached: false, isConfirmed: false, item: make('li', 'limit'), where: make('p', 'small num') };
    row.item.append(make('strong', '', `${way.words}, to ${degrees(way.limitDeg)}`), row.where);
    const buttons = make('p', 'buttons');
    row.hold = make('button', '', 'Hold to turn');
    row.hold.type = 'button';
    row.hold.dataset.hold = `${way.axis} ${way.direction}`;
    row.hold.dataset.for = 'operator';
    row.hold.setAttribute('aria-label', `Turn while pressed: ${way.words}`);
    this.#controls.jogsBy(row.hold, way.axis, way.direction, () => this.#isDue(row));
    row.confirm = make('button', '', 'It stood there');
    row.confirm.type = 'button';
    row.confirm.setAttribute('aria-label', `The antenna stood where the page said: ${way.words}, at ${degrees(way.limitDeg)}`);
    row.confirm.addEventListener('click', () => {
      row.isConfirmed = !row.isConfirmed;
      this.#draw();
      this.#onConfirm();
    });
    buttons.append(row.hold, row.confirm);
    row.item.append(buttons);
    return row;
  }

  /** How far the axis is from a limit, in degrees; NaN when that is not known now. */
  #leftDeg({ axis, direction, limitDeg }) {
    const station = this.#station();
    const atDeg = station?.pointing.measured?.[`${axis}Deg`];
    if (!station?.live || atDeg === undefined || !station.pointing.turnKnown || !(station.staleSeconds < STALE_AFTER_S)) {
      return NaN;
    }
    return direction === 'plus' ? limitDeg - atDeg : atDeg - limitDeg;
  }

  #isDue(row) {
    const leftDeg = this.#leftDeg(row);
    const isSmallStep = !(leftDeg > STEPS_WITHIN_DEG);
    if (isSmallStep && (performance.now() - this.#orderedAt < STEP_EVERY_MS || this.#station()?.state.state !== 'idle')) {
      return false;
    }
    if (!(leftDeg > AT_LIMIT_DEG)) {
      return false;
    }
    this.#orderedAt = performance.now();
    return true;
  }

  #draw() {
    const station = this.#station();
    const measured = station?.pointing.measured;
    put(byId('limits-where'), !measured ? 'Where the antenna stands is not known.'
      : `The antenna should stand at azimuth ${degrees(measured.azimuthDeg)}, elevation ${degrees(measured.elevationDeg)}`
        + `${station.pointing.turnKnown ? '' : ' (the turn is not known)'}${station.staleSeconds < STALE_AFTER_S ? '.' : '; that is old.'}`);
    for (const row of this.#rows) {
      const leftDeg = this.#leftDeg(row);
      row.isReached ||= leftDeg <= AT_LIMIT_DEG && leftDeg >= -AT_LIMIT_DEG;
      put(row.where, row.isConfirmed ? 'You saw it there.' : !Number.isFinite(leftDeg) ? 'How far it is from there is not known now.'
        : leftDeg <= AT_LIMIT_DEG ? 'It should stand there now. Look at the antenna.'
          : `${degrees(leftDeg)} from there${row.isReached ? '; it was there before' : ''}.`);
      row.item.dataset.done = String(row.isConfirmed);
      row.hold.disabled = !this.#controls.mayMove(Boolean(station?.live)) || !Number.isFinite(leftDeg);
      row.confirm.disabled = !row.isReached;
      row.confirm.setAttribute('aria-pressed', String(row.isConfirmed));
    }
  }
}
