// What is drawn around and over the rows of the waterfall.

import { timeOfDay } from './format.js';
import { colourAt } from './spectrum.js';

/** Room beside the plot: for times on the left, for offsets and for the scale of colours below it. */
export const LEFT = 46;
export const TOP = 4;
export const AXIS = 20;
export const SCALE = 20;

/** Where the signal was expected: dashed, so that what is under it can be seen. */
export function drawExpected(context, g, lines, { asReceived }, ink) {
  context.save();
  context.beginPath();
  context.rect(LEFT, TOP, g.plotWidth, g.plotHeight);
  context.clip();
  context.beginPath();
  let before = -9;
  for (const { at, line } of lines.filter((each) => Number.isFinite(each.line.dopplerHz))) {
    const [x, y] = [g.x(asReceived ? line.dopplerHz : 0), TOP + at + 0.5];
    if (at - before > 8) {
      context.moveTo(x, y);
    }
    context.lineTo(x, y);
    before = at;
  }
  for (const [colour, width] of [[ink('--card'), 3], [ink('--measured'), 1.5]]) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.setLineDash([4, 12]);
    context.stroke();
  }
  context.restore();
}

/** The moments of the pass, and where the reader looks. */
export function drawMarks(context, g, { marks, cursorHz }, ink) {
  for (const { ms, text } of marks) {
    const y = Math.round(g.y(ms)) + 0.5;
    if (y > TOP && y < TOP + g.plotHeight) {
      stroke(context, [LEFT, y], [LEFT + g.plotWidth, y], ink('--target'));
      const label = Math.min(TOP + g.plotHeight - 8, y + 9);
      context.textAlign = 'left';
      outlined(context, text, LEFT + 5, label, ink('--target'), ink('--card'));
    }
  }
  if (Number.isFinite(cursorHz)) {
    const x = Math.round(g.x(cursorHz)) + 0.5;
    stroke(context, [x, TOP], [x, TOP + g.plotHeight], ink('--accent'));
  }
}

/** Offsets below, times on the left. */
export function drawAxes(context, g, { untilMs, windowMs }, ink) {
  context.strokeStyle = ink('--grid');
  context.lineWidth = 1;
  context.strokeRect(LEFT - 0.5, TOP - 0.5, g.plotWidth + 1, g.plotHeight + 1);
  context.fillStyle = ink('--muted');
  context.textAlign = 'center';
  const stepHz = nice(g.spanHz / Math.max(2, g.plotWidth / 45));
  for (let hz = Math.ceil(-g.spanHz / 2 / stepHz) * stepHz; hz <= g.spanHz / 2; hz += stepHz) {
    const x = Math.round(g.x(hz)) + 0.5;
    stroke(context, [x, TOP + g.plotHeight], [x, TOP + g.plotHeight + 4], ink('--muted'));
    const text = hz === 0 ? '0' : `${hz < 0 ? '−' : '+'}${Math.abs(hz) / 1000}`;
    if (x > LEFT + 10 && x < LEFT + g.plotWidth - 10) {
      context.fillText(text, x, TOP + g.plotHeight + 13);
    }
  }
  context.textAlign = 'left';
  context.fillText('kHz', 4, TOP + g.plotHeight + 13);
  context.textAlign = 'right';
  const stepMs = 1000 * [10, 15, 30, 60, 120, 300].find((s) => (s * 1000 / windowMs) * g.plotHeight > 34);
  for (let ms = Math.floor(untilMs / stepMs) * stepMs; ms > untilMs - windowMs; ms -= stepMs) {
    const y = Math.round(g.y(ms)) + 0.5;
    stroke(context, [LEFT - 4, y], [LEFT, y], ink('--muted'));
    const text = timeOfDay(ms);
    if (y > TOP + 6 && y < TOP + g.plotHeight - 5) {
      context.fillText(ms % 60_000 === 0 ? text.slice(0, 5) : text.slice(5), LEFT - 7, y);
    }
  }
}

/** What the colours mean. */
export function drawScale(context, g, topDb, isLight, ink) {
  const y = g.height - SCALE + 5;
  const width = Math.min(180, g.plotWidth / 2.4);
  for (let i = 0; i < width; i++) {
    context.fillStyle = `rgb(${colourAt(i / width, isLight).join()})`;
    context.fillRect(LEFT + i, y, 1.5, 10);
  }
  context.fillStyle = ink('--muted');
  context.textAlign = 'right';
  context.fillText('noise', LEFT - 7, y + 5);
  context.textAlign = 'left';
  context.fillText(`${topDb} dB over the noise`, LEFT + width + 7, y + 5);
}

function stroke(context, from, to, colour) {
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.stroke();
}

function outlined(context, text, x, y, colour, ground) {
  context.lineWidth = 3;
  context.lineJoin = 'round';
  context.strokeStyle = ground;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

/** The next step of 1, 2 or 5 times a power of ten. */
function nice(least) {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * [1, 2, 5, 10].find((each) => each * power >= least);
}
