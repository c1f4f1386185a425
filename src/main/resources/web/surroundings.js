// What stands in the sky of the antenna besides what it follows: horizon, keep-outs, Sun and Moon; as shapes of the plot, and in words.

import { compass, degrees } from './format.js';
import { make, outline, place, ringAround } from './polar.js';

const STEP_DEG = 3;
const RIM = 'M0-100A100 100 0 1 1 0 100A100 100 0 1 1 0-100Z';

/** From one azimuth to another the shorter way round, in (-180, 180]. */
const turn = (from, to) => 180 - (((180 - (to - from)) % 360) + 360) % 360;

/** Straight lines between corners where azimuth is drawn against elevation are curves in the plot. */
function along(corners) {
  return corners.flatMap(([az, el], i) => {
    const [nextAz, nextEl] = corners[(i + 1) % corners.length];
    const by = turn(az, nextAz);
    const steps = Math.max(1, Math.ceil(Math.abs(by) / STEP_DEG));
    return Array.from({ length: steps }, (_, k) => [az + (by * k) / steps, el + ((nextEl - el) * k) / steps]);
  });
}

const allRound = (el) => Array.from({ length: 360 / STEP_DEG }, (_, i) => [i * STEP_DEG, el]);

const shape = (directions) => outline(directions.map(([az, el]) => place(az, Math.max(0, el))));

/** The line of the horizon; one or two points do not say which way round, so it is sampled by azimuth. */
function horizonLine(points) {
  if (points.length < 2) {
    return allRound(points[0][1]);
  }
  return allRound(0).map(([az]) => {
    const after = points.findIndex((point) => point[0] > az);
    const to = points[after < 0 ? 0 : after];
    const from = points.at(after < 0 ? -1 : after - 1);
    const gap = (to[0] - from[0] + 360) % 360 || 360;
    return [az, from[1] + (((az - from[0] + 360) % 360) / gap) * (to[1] - from[1])];
  });
}

function mark(group, name, { azimuthDeg, elevationDeg }, words) {
  if (elevationDeg > 0) {
    const { x, y } = place(azimuthDeg, elevationDeg);
    const use = make('use', { href: `#mark-${name}`, transform: `translate(${x.toFixed(2)} ${y.toFixed(2)})` }, group);
    make('title', {}, use).textContent = words;
  }
}

/** Draws into a group of the plot, which is emptied first. */
export function drawSurroundings(group, { bounds, sky }) {
  group.replaceChildren();
  if (!bounds) {
    return;
  }
  if (bounds.horizon.some(([, el]) => el > 0)) {
    make('path', { class: 'mask', 'fill-rule': 'evenodd', d: RIM + shape(horizonLine(bounds.horizon)) }, group);
  }
  for (const { name, corners } of bounds.keepOuts) {
    const d = corners.length === 2 ? corners.map(([, el]) => shape(allRound(el))).join('') : shape(along(corners));
    make('title', {}, make('path', { class: 'keep-out', 'fill-rule': 'evenodd', d }, group)).textContent = `keep-out ${name}`;
  }
  if (bounds.sunAvoidanceDeg !== null && sky.sun.elevationDeg > 0) {
    make('path', { class: 'sun-ring', d: outline(ringAround(sky.sun, bounds.sunAvoidanceDeg)) }, group);
  }
  mark(group, 'moon', sky.moon, 'Moon');
  mark(group, 'sun', sky.sun, 'Sun');
}

/** The azimuth that corners lie around. */
function middle(corners) {
  const sum = (part) => corners.reduce((total, [az]) => total + part((az * Math.PI) / 180), 0);
  return (Math.atan2(sum(Math.sin), sum(Math.cos)) * 180) / Math.PI;
}

const where = ({ azimuthDeg, elevationDeg }) => (elevationDeg > 0
  ? `at azimuth ${degrees(azimuthDeg, 0)} (${compass(azimuthDeg)}), elevation ${degrees(elevationDeg, 0)}` : 'below the horizon');

/** The same in words. */
export function describeSurroundings({ bounds, sky }) {
  if (!bounds) {
    return '';
  }
  const heights = bounds.horizon.map(([, el]) => el);
  const [low, high] = [Math.min(...heights), Math.max(...heights)];
  const horizon = high <= 0 ? '' : ` The horizon is ${low === high ? '' : `${degrees(low, 0)} to `}${degrees(high, 0)} high`
    + `${bounds.horizonIsLimit ? ', and the beam stays above it' : ''}.`;
  const keepOuts = bounds.keepOuts.map(({ name, corners }) => {
    const elevations = corners.map(([, el]) => el);
    const least = Math.min(...elevations);
    return `${name} (${corners.length === 2 ? 'all around' : `in the ${compass(middle(corners))}`},`
      + ` ${least > 0 ? `${degrees(least, 0)} ` : 'up '}to ${degrees(Math.max(...elevations), 0)})`;
  });
  return `The beam is ${degrees(bounds.beamWidthDeg, 0)} wide.${horizon}`
    + (keepOuts.length ? ` Keep-outs: ${keepOuts.join(', ')}.` : '')
    + ` The Sun is ${where(sky.sun)}${bounds.sunAvoidanceDeg === null ? '' : `, and the beam stays ${degrees(bounds.sunAvoidanceDeg, 0)} away`}.`
    + ` The Moon is ${where(sky.moon)}, ${Math.round(100 * sky.moon.lit)} % of it lit.`;
}
