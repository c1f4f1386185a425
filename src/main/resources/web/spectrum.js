// Rows of the waterfall: how they are read, and what is seen in them. Pure.

const HEAD_BYTES = 44;
const MAGIC = 0x534c5753;
const VERSION = 1;

/** Noise that was averaged over a quarter of a second reaches less than that over its median in any of a thousand columns. */
const LEAST_OVER_NOISE_DB = 6;

/** A binary message as a row, lowest frequency first; null when it is none. */
export function decode(buffer) {
  const view = new DataView(buffer);
  if (view.byteLength < HEAD_BYTES || view.getUint32(0) !== MAGIC || view.getUint8(4) !== VERSION) {
    return null;
  }
  const columns = view.getUint16(6);
  const end = HEAD_BYTES + columns;
  if (columns < 8 || view.byteLength < end) {
    return null;
  }
  const levels = new Uint8Array(buffer, HEAD_BYTES, columns);
  return {
    isCorrected: (view.getUint8(5) & 1) === 1,
    seq: view.getUint32(8),
    utcMs: Number(view.getBigInt64(12)),
    centreHz: view.getFloat64(20),
    spanHz: view.getFloat64(28),
    floorDb: view.getFloat32(36),
    stepDb: view.getFloat32(40),
    levels,
    noise: median(levels),
    dopplerHz: view.byteLength >= end + 8 ? view.getFloat64(end) : NaN,
  };
}

/** The level that half of the columns stay below: the noise, as long as signals fill less than half of the band. */
function median(levels) {
  const counts = new Uint32Array(256);
  for (const level of levels) {
    counts[level]++;
  }
  let level = 0;
  for (let below = counts[0]; below < levels.length / 2; below += counts[level]) {
    level++;
  }
  return level;
}

/** What is added to the offsets of a row to have them with the Doppler shift in, or out. */
export function shiftHz(row, asReceived) {
  return row.isCorrected === asReceived && Number.isFinite(row.dopplerHz) ? (asReceived ? row.dopplerHz : -row.dopplerHz) : 0;
}

/** The column of an offset from the middle of the row, and the other way round. */
export const columnOf = (row, offsetHz) => offsetHz / row.spanHz * row.levels.length + row.levels.length / 2;
export const offsetOf = (row, column) => (column - row.levels.length / 2) * row.spanHz / row.levels.length;

/** The strongest line: {offsetHz, overNoiseDb}; null when nothing stands out of the noise. */
export function strongest({ levels, noise, stepDb, spanHz }) {
  let best = 1;
  for (let i = 1; i < levels.length - 1; i++) {
    best = levels[i] > levels[best] ? i : best;
  }
  if ((levels[best] - noise) * stepDb < LEAST_OVER_NOISE_DB) {
    return null;
  }
  // The top of a parabola through three columns, in decibels.
  const [left, top, right] = [levels[best - 1], levels[best], levels[best + 1]];
  const curvature = left - 2 * top + right;
  const fraction = curvature < 0 ? 0.5 * (left - right) / curvature : 0;
  return { offsetHz: offsetOf({ levels, spanHz }, best + fraction), overNoiseDb: (top - noise) * stepDb };
}

/** From near black over blue and orange to near white, lighter with every step, also for who sees no red or green. */
const STOPS = [
  [5, 6, 15], [20, 27, 77], [43, 58, 143], [90, 73, 168], [155, 75, 154], [216, 90, 114], [245, 138, 75], [252, 199, 95], [255, 251, 224],
];

/** Keeps noise pale on a light ground, where the eye is less forgiving of it. */
const LIGHT_GAMMA = 1.25;

/** The colour of a level from 0 to 1 as [red, green, blue]; on a light ground strong is dark. */
export function colourAt(level, isLight) {
  const held = Math.max(0, Math.min(1, level));
  const at = (isLight ? 1 - held ** LIGHT_GAMMA : held) * (STOPS.length - 1);
  const stop = Math.min(STOPS.length - 2, Math.floor(at));
  return STOPS[stop].map((from, i) => Math.round(from + (STOPS[stop + 1][i] - from) * (at - stop)));
}
