// How well one pass was followed, by what the journal keeps of it: numbers, and the same as bars.

import { NONE, age, degrees, duration, megahertz, named } from './format.js';
import { byId, put } from './now.js';

const SVG = 'http://www.w3.org/2000/svg';
const MEASURES = [['median', 'median'], ['rms', 'rms'], ['95 %', 'p95'], ['greatest', 'greatest']];
const LEFT = 62;
const WIDTH = 320;
const ROW = 20;

const STYLES = { normal: 'forwards', flipped: 'over its back', switching: 'through the zenith' };

const hertz = (value) => (Number.isFinite(value) ? `${value.toFixed(1)} Hz` : NONE);
const seconds = (value) => (Number.isFinite(value) ? `${value.toFixed(1)} s` : NONE);

function shape(name, attributes, text = '') {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, String(value)));
  made.textContent = text;
  return made;
}

/** Bars of one spread, with a line where the plan had its greatest error. */
function bars(spread, format, expected) {
  const known = MEASURES.filter(([, key]) => Number.isFinite(spread[key]));
  const greatest = Math.max(...known.map(([, key]) => spread[key]), expected ?? 0, 1e-9);
  const x = (value) => LEFT + (WIDTH - LEFT - 70) * value / greatest;
  const svg = shape('svg', { viewBox: `0 0 ${WIDTH} ${known.length * ROW + (expected === null ? 4 : 18)}`, class: 'bars', 'aria-hidden': 'true' });
  known.forEach(([word, key], i) => {
    svg.append(
      shape('text', { x: LEFT - 6, y: i * ROW + 14, class: 'bar-word' }, word),
      shape('rect', { x: LEFT, y: i * ROW + 4, width: Math.max(1, x(spread[key]) - LEFT), height: ROW - 8, class: 'bar-value' }),
      shape('text', { x: x(spread[key]) + 5, y: i * ROW + 14, class: 'bar-number' }, format(spread[key])),
    );
  });
  if (expected !== null) {
    const bottom = known.length * ROW + 2;
    svg.append(shape('path', { d: `M${x(expected)} 0V${bottom}`, class: 'bar-plan' }),
      shape('text', { x: Math.min(x(expected), WIDTH - 60), y: bottom + 12, class: 'bar-note' }, 'plan'));
  }
  return svg;
}

function spreadRow(title, spread, format) {
  const row = document.createElement('tr');
  const name = document.createElement('th');
  name.scope = 'row';
  name.textContent = title;
  row.append(name, ...MEASURES.map(([, key]) => {
    const cell = document.createElement('td');
    cell.textContent = format(spread?.[key]);
    return cell;
  }));
  return row;
}

function facts(pass, result) {
  const planned = pass.plan ? `, ${seconds(pass.plan.offTargetSeconds)} by the plan` : '';
  const at = (utc) => named(Date.parse(utc));
  return [
    ['Followed for', pass.by],
    ['From, to', `${at(pass.begunUtc)}, ${at(result.endedUtc)}`],
    ['Lasted', duration((Date.parse(result.endedUtc) - Date.parse(pass.begunUtc)) / 1000)],
    ['Highest', `${degrees(pass.maxElevationDeg, 0)} at ${at(pass.tcaUtc)}`],
    ['Plan', pass.plan ? `${STYLES[pass.plan.style] ?? pass.plan.style}, within ${degrees(pass.plan.expectedErrorDeg, 2)}` : 'none is kept'],
    ['Elements', pass.elements ? `${age(Math.abs(Date.parse(pass.aosUtc) - Date.parse(pass.elements.epochUtc)) / 1000)} from their epoch at the rise` : 'none are kept'],
    ['Off the beam', `${seconds(result.offBeamSeconds)}${planned}`],
    ['Listened to', result.downlinkHz === null ? 'nothing was tuned' : `${megahertz(result.downlinkHz)}${result.transmitter ? `, ${result.transmitter}` : ''}`],
    ['Late ticks', String(result.lateTicks)],
    ['Faults', result.faults.length ? result.faults.join(', ') : 'none'],
    ['Files', result.files.length ? result.files.join(', ') : 'none'],
  ];
}

/** Shows one pass of the journal that has ended. */
export function report(pass) {
  const { result } = pass;
  const rise = Date.parse(pass.aosUtc);
  put(byId('report-title'), `${pass.name} (${pass.catalogNumber}), rise ${pass.aosUtc.slice(0, 10)} ${named(rise, true)} (${named(rise, false)})`);
  byId('report-facts').replaceChildren(...facts(pass, result).map(([term, text]) => {
    const row = document.createElement('div');
    const name = document.createElement('dt');
    const value = document.createElement('dd');
    name.textContent = term;
    value.textContent = text;
    row.append(name, value);
    return row;
  }));
  byId('report-spreads').replaceChildren(
    spreadRow('Pointing error', result.pointingErrorDeg, (value) => degrees(value, 2)),
    spreadRow('Tuning error', result.dopplerErrorHz, hertz),
  );
  const plots = [];
  for (const [title, spread, format, expected] of [
    ['Pointing error', result.pointingErrorDeg, (value) => degrees(value, 2), pass.plan?.expectedErrorDeg ?? null],
    ['Tuning error', result.dopplerErrorHz, hertz, null],
  ]) {
    if (spread) {
      const heading = document.createElement('h3');
      heading.textContent = title;
      plots.push(heading, bars(spread, format, expected));
    }
  }
  byId('report-plots').replaceChildren(...plots);
  put(byId('report-none'), result.pointingErrorDeg ? '' : 'There were no position reports in this pass, so nothing is known of where the antenna looked.');
}
