// What is over the station now or at another time: a plot of all of it, and the highest in words.

import { ask, objects } from './api.js';
import { compass, day, degrees, named } from './format.js';
import { byId, put } from './now.js';
import { Pace } from './pace.js';
import { HORIZON, place } from './polar.js';
import { onTheme } from './theme.js';
import { mark, when } from './timebar.js';

const HALF = 118;
const HIGHEST = 10;

/** What stands still is asked for again when the elements may be others. */
const SAME_EVERY_MS = 60_000;

/** Columns that a phone has no room for. */
const WIDE = [3];

function row(cells) {
  const line = document.createElement('tr');
  cells.forEach((text, i) => {
    const cell = document.createElement(i === 0 ? 'th' : 'td');
    if (i === 0) {
      cell.scope = 'row';
    }
    cell.textContent = text;
    cell.className = WIDE.includes(i) ? 'wide' : '';
    line.append(cell);
  });
  return line;
}

export class OverView {
  #canvas = byId('over');
  #groups;
  #time;
  #pace = new Pace(() => this.#ask());
  #objects = [];
  #otherMs = null;
  #shown = '';
  #shownAt = -Infinity;

  /** @param time which time is shown */
  constructor(groups, time) {
    this.#groups = groups;
    this.#time = time;
    new ResizeObserver(() => this.#draw()).observe(this.#canvas);
    onTheme(() => this.#draw());
  }

  /** Asks and draws. */
  refresh() {
    mark('sky', this.#otherMs, this.#time.now);
    if (!this.#groups.isKnown || document.hidden
      || (!this.#time.isLive && this.#wanted === this.#shown && performance.now() - this.#shownAt < SAME_EVERY_MS)) {
      return;
    }
    this.#pace.ask();
  }

  /** After the zone of the times has changed: the next answer says them anew. */
  redraw() {
    this.#shown = '';
  }

  get #wanted() {
    return `${this.#groups.parameter} ${this.#time.utc ?? ''}`;
  }

  async #ask() {
    const [group, utc, wanted] = [this.#groups.parameter, this.#time.utc, this.#wanted];
    try {
      const answer = await ask('sky', { group, utc });
      if (group === this.#groups.parameter) {
        [this.#shown, this.#shownAt] = [wanted, performance.now()];
        this.#show(answer, utc === undefined);
      }
    } catch (problem) {
      put(byId('over-note'), `What is up could not be asked for: ${problem.message}`);
    }
    return 1;
  }

  #show(answer, isLive) {
    this.#objects = objects(answer.columns, answer.rows);
    this.#otherMs = isLive ? null : Date.parse(answer.utc);
    mark('sky', this.#otherMs, this.#time.now);
    put(byId('over-title'), isLive ? 'Over you now' : `Over you at ${when(this.#otherMs, this.#time.now)}`);
    put(byId('over-when'), isLive ? 'now' : 'then');
    const lit = this.#objects.filter((each) => each.sunlit).length;
    put(byId('over-count'), String(answer.total));
    put(byId('over-words'), `of ${this.#groups.words} above the horizon at ${named(Date.parse(answer.utc))}, ${lit} in sunlight`);
    const oldest = Math.max(...this.#objects.map((each) => Math.abs(each.elementAgeDays)));
    put(byId('over-note'), [
      answer.capped ? `Only the highest ${this.#objects.length} are drawn.` : '',
      !isLive && this.#objects.length ? `By elements that are up to ${oldest.toFixed(1)} days from their epoch then.` : '',
    ].join(' ').trim());
    byId('highest').replaceChildren(...this.#objects.slice(0, HIGHEST).map((each) => row([
      `${each.name} (${each.catalogNumber})`, `${degrees(each.azimuthDeg, 0)} ${compass(each.azimuthDeg)}`,
      degrees(each.elevationDeg, 0), `${Math.round(each.rangeKm)} km`, each.sunlit ? 'sunlit' : 'in shadow',
    ])));
    byId('groups').replaceChildren(...answer.groups.filter((group) => group.up > 0 || group.name === this.#groups.parameter)
      .map((group) => row([group.name, String(group.up)])));
    this.#draw();
  }

  #draw() {
    const size = this.#canvas.clientWidth;
    if (size === 0) {
      return;
    }
    this.#canvas.width = Math.round(size * devicePixelRatio);
    this.#canvas.height = this.#canvas.width;
    const context = this.#canvas.getContext('2d');
    const scale = this.#canvas.width / (2 * HALF);
    context.setTransform(scale, 0, 0, scale, this.#canvas.width / 2, this.#canvas.height / 2);
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(name).trim();
    this.#drawRings(context, colour);
    const dot = this.#objects.length > 400 ? 1.1 : this.#objects.length > 60 ? 1.7 : 2.4;
    for (const each of this.#objects) {
      const { x, y } = place(each.azimuthDeg, each.elevationDeg);
      context.beginPath();
      context.arc(x, y, dot, 0, 2 * Math.PI);
      const other = this.#otherMs === null ? null : colour('--shown');
      if (each.sunlit) {
        context.fillStyle = other ?? colour('--target');
        context.fill();
      } else {
        context.strokeStyle = other ?? colour('--accent');
        context.lineWidth = dot * 0.45;
        context.stroke();
      }
    }
    if (this.#otherMs !== null) {
      this.#drawStamp(context, colour);
    }
    this.#canvas.dataset.drawn = String(this.#objects.length);
    this.#canvas.dataset.utc = this.#otherMs === null ? 'live' : new Date(this.#otherMs).toISOString();
  }

  /** In the corner that the circle leaves free: a picture of the plot alone says it too. */
  #drawStamp(context, colour) {
    context.fillStyle = colour('--shown');
    context.textAlign = 'start';
    context.font = '700 10px system-ui, sans-serif';
    context.fillText('NOT LIVE', 2 - HALF, 7 - HALF);
    context.font = '9px system-ui, sans-serif';
    context.fillText(named(this.#otherMs), 2 - HALF, 18 - HALF);
    context.fillText(day(this.#otherMs, this.#time.now), 2 - HALF, 28 - HALF);
  }

  #drawRings(context, colour) {
    context.lineWidth = 0.7;
    context.strokeStyle = colour('--grid');
    context.beginPath();
    context.moveTo(0, -HORIZON);
    context.lineTo(0, HORIZON);
    context.moveTo(-HORIZON, 0);
    context.lineTo(HORIZON, 0);
    context.stroke();
    for (const elevation of [60, 30, 0]) {
      context.strokeStyle = colour(elevation === 0 ? '--muted' : '--grid');
      context.beginPath();
      context.arc(0, 0, (HORIZON * (90 - elevation)) / 90, 0, 2 * Math.PI);
      context.stroke();
    }
    context.font = '600 10px system-ui, sans-serif';
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillStyle = colour('--text');
    for (const [name, x, y] of [['N', 0, -108], ['E', 109, 0], ['S', 0, 109], ['W', -109, 0]]) {
      context.fillText(name, x, y);
    }
    context.font = '8px system-ui, sans-serif';
    context.fillStyle = colour('--muted');
    for (const elevation of [30, 60]) {
      context.fillText(`${elevation}°`, 9, -(HORIZON * (90 - elevation)) / 90 - 5);
    }
  }
}
