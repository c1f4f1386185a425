// The picture of the waterfall: frequency to the right, time downwards, the newest row on top.

import { AXIS, LEFT, SCALE, TOP, drawAxes, drawExpected, drawMarks, drawScale } from './rulers.js';
import { colourAt, columnOf, shiftHz } from './spectrum.js';
import { theme } from './theme.js';

/** Colours begin below the noise, or it would be black, and end at a top that follows the strongest lines in steps. */
const BELOW_NOISE_DB = 2;
const LEAST_TOP_DB = 12;
const MOST_TOP_DB = 45;
const TOP_STEP_DB = 3;

export class Waterfall {
  #canvas;
  #rows = [];
  #keepMs;
  /** Rows that share a line of the picture, by the number of the line: the strongest of each column. */
  #lines = new Map();
  #lineMs = 0;

  /** @param keepMs how long rows are kept */
  constructor(canvas, keepMs) {
    this.#canvas = canvas;
    this.#keepMs = keepMs;
  }

  get isEmpty() {
    return this.#rows.length === 0;
  }

  get newest() {
    return this.#rows.at(-1);
  }

  add(row) {
    const last = this.newest;
    if (last && (last.centreHz !== row.centreHz || last.spanHz !== row.spanHz || last.levels.length !== row.levels.length
      || last.utcMs > row.utcMs)) {
      this.clear();
    }
    this.#rows.push(row);
    const old = this.#rows.findIndex((each) => each.utcMs > row.utcMs - this.#keepMs);
    this.#rows.splice(0, old);
    this.#addToLine(row);
  }

  clear() {
    this.#rows = [];
    this.#lines.clear();
  }

  #addToLine(row) {
    const number = Math.floor(row.utcMs / this.#lineMs);
    const line = this.#lines.get(number);
    if (!line) {
      this.#lines.set(number, { ...row, levels: row.levels.slice() });
      return;
    }
    row.levels.forEach((level, i) => {
      line.levels[i] = Math.max(line.levels[i], level);
    });
  }

  /** @returns where things are in the picture, for a given size and choice of what is shown */
  #geometry({ untilMs, windowMs, spanHz }) {
    const width = this.#canvas.clientWidth;
    const height = this.#canvas.clientHeight;
    const plotWidth = Math.floor(width - LEFT - 1);
    const plotHeight = Math.floor(height - TOP - AXIS - SCALE);
    const shown = Math.min(spanHz, this.newest?.spanHz ?? spanHz);
    return {
      width, height, plotWidth, plotHeight, spanHz: shown,
      x: (offsetHz) => LEFT + (offsetHz / shown + 0.5) * plotWidth,
      y: (utcMs) => TOP + ((untilMs - utcMs) / windowMs) * plotHeight,
    };
  }

  /** The offset from the middle that is under a point of the canvas; NaN beside the plot. */
  offsetAt(x, view) {
    const g = this.#geometry(view);
    const part = (x - LEFT) / g.plotWidth - 0.5;
    return Math.abs(part) <= 0.5 ? part * g.spanHz : NaN;
  }

  /** How far the newest row is over the noise at an offset of the picture, in decibels; null outside its band. */
  levelAt(offsetHz, { asReceived }) {
    const row = this.newest;
    const level = row.levels[Math.round(columnOf(row, offsetHz - shiftHz(row, asReceived)))];
    return level === undefined ? null : (level - row.noise) * row.stepDb;
  }

  /**
   * Draws what is there.
   * @param view untilMs: the time at the top; windowMs, spanHz: how much is shown; asReceived: with the Doppler shift in;
   *   marks: [{ms, text}] of the pass; cursorHz: where the reader looks, or NaN
   */
  draw(view) {
    const g = this.#geometry(view);
    if (g.plotWidth < 40 || g.plotHeight < 20) {
      return;
    }
    this.#useLines(view.windowMs / g.plotHeight);
    this.#canvas.width = Math.round(g.width * devicePixelRatio);
    this.#canvas.height = Math.round(g.height * devicePixelRatio);
    const context = this.#canvas.getContext('2d');
    context.scale(devicePixelRatio, devicePixelRatio);
    context.font = '11px system-ui, sans-serif';
    context.textBaseline = 'middle';
    const style = getComputedStyle(this.#canvas);
    const ink = (name) => style.getPropertyValue(name).trim();
    const lines = this.#inView(view, g);
    const topDb = this.#topDb(lines);
    const isLight = theme() === 'light';
    this.#drawLines(context, g, lines, { ...view, topDb, isLight });
    drawExpected(context, g, lines, view, ink);
    drawMarks(context, g, view, ink);
    drawAxes(context, g, view, ink);
    drawScale(context, g, topDb, isLight, ink);
    this.#canvas.dataset.lines = String(lines.length);
    this.#canvas.dataset.plot = JSON.stringify([LEFT, TOP, g.plotWidth, g.plotHeight, g.spanHz]);
  }

  #useLines(lineMs) {
    if (lineMs !== this.#lineMs) {
      this.#lineMs = lineMs;
      this.#lines.clear();
      this.#rows.forEach((row) => this.#addToLine(row));
    }
    const oldest = Math.floor((this.#rows[0]?.utcMs ?? 0) / lineMs);
    for (const number of this.#lines.keys()) {
      if (number >= oldest) {
        break;
      }
      this.#lines.delete(number);
    }
  }

  #inView({ untilMs }, g) {
    const newest = Math.floor(untilMs / this.#lineMs);
    const lines = [];
    for (let i = 0; i < g.plotHeight; i++) {
      const line = this.#lines.get(newest - i);
      if (line) {
        lines.push({ at: i, line });
      }
    }
    return lines;
  }

  /** Not the very strongest: one crackle would darken all of it. */
  #topDb(lines) {
    const tops = lines.map(({ line }) => line.levels.reduce((a, b) => Math.max(a, b), 0) - line.noise).sort((a, b) => a - b);
    const top = (tops[Math.floor((tops.length - 1) * 0.98)] ?? 0) * (lines[0]?.line.stepDb ?? 1);
    return Math.max(LEAST_TOP_DB, Math.min(MOST_TOP_DB, TOP_STEP_DB * Math.ceil(top / TOP_STEP_DB)));
  }

  #drawLines(context, g, lines, { asReceived, topDb, isLight }) {
    if (lines.length === 0) {
      return;
    }
    const image = new ImageData(g.plotWidth, g.plotHeight);
    const noises = lines.map(({ line }) => line.noise).sort((a, b) => a - b);
    const colours = palette(noises[noises.length >> 1], lines[0].line.stepDb, topDb, isLight);
    const pixels = new Uint32Array(image.data.buffer);
    for (const { at, line } of lines) {
      const shift = shiftHz(line, asReceived);
      const left = columnOf(line, -g.spanHz / 2 - shift);
      const perPixel = (g.spanHz / line.spanHz) * line.levels.length / g.plotWidth;
      for (let x = 0; x < g.plotWidth; x++) {
        // A column is as wide as its distance from the next, and its frequency is in its middle.
        const from = Math.floor(left + x * perPixel + 0.5);
        const to = Math.max(from + 1, Math.floor(left + (x + 1) * perPixel + 0.5));
        let level = -1;
        for (let column = Math.max(0, from); column < to && column < line.levels.length; column++) {
          level = Math.max(level, line.levels[column]);
        }
        if (level >= 0) {
          pixels[at * g.plotWidth + x] = colours[level];
        }
      }
    }
    const small = new OffscreenCanvas(g.plotWidth, g.plotHeight);
    small.getContext('2d').putImageData(image, 0, 0);
    context.imageSmoothingEnabled = false;
    context.drawImage(small, LEFT, TOP);
  }
}

/** The colour of each of the 256 levels, as the bytes of a pixel. */
function palette(noise, stepDb, topDb, isLight) {
  const bytes = new Uint8ClampedArray(4 * 256);
  for (let level = 0; level < 256; level++) {
    const overDb = (level - noise) * stepDb;
    bytes.set([...colourAt((overDb + BELOW_NOISE_DB) / (topDb + BELOW_NOISE_DB), isLight), 255], 4 * level);
  }
  return new Uint32Array(bytes.buffer);
}
