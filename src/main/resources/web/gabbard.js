// Perigee and apogee of many objects over their period, after Gabbard: a breakup is a cross whose middle is where it happened.

const LEFT = 46;
const BOTTOM = 34;
const TOP = 10;
const RIGHT = 12;

/** Numbers that are easy to read, some {@code most} of them, between two others. */
export function ticks(from, to, most) {
  const raw = (to - from) / most;
  const magnitude = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((factor) => factor * magnitude).find((each) => each >= raw);
  const found = [];
  for (let i = Math.ceil(from / step); i * step <= to; i++) {
    found.push(Number((i * step).toPrecision(12)));
  }
  return found;
}

function span(values, least) {
  const [from, to] = values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
  const room = Math.max(least, to - from) * 0.05;
  return [from - room, to + room];
}

/** Draws orbits of {periodMin, perigeeKm, apogeeKm} into a canvas that is as wide as what it stands in. */
export function drawGabbard(canvas, orbits) {
  const width = canvas.clientWidth;
  if (width === 0) {
    return;
  }
  const height = Math.round(Math.min(420, Math.max(260, width * 0.5)));
  canvas.width = Math.round(width * devicePixelRatio);
  canvas.height = Math.round(height * devicePixelRatio);
  canvas.style.height = `${height}px`;
  canvas.dataset.drawn = String(orbits.length);
  if (orbits.length === 0) {
    return;
  }
  const context = canvas.getContext('2d');
  context.scale(devicePixelRatio, devicePixelRatio);
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const [fromMin, toMin] = span(orbits.map((orbit) => orbit.periodMin), 2);
  const [fromKm, toKm] = span(orbits.flatMap((orbit) => [orbit.perigeeKm, orbit.apogeeKm]), 100);
  const x = (minutes) => LEFT + (width - LEFT - RIGHT) * (minutes - fromMin) / (toMin - fromMin);
  const y = (km) => height - BOTTOM - (height - BOTTOM - TOP) * (km - fromKm) / (toKm - fromKm);
  context.font = '12px system-ui, sans-serif';
  context.strokeStyle = colour('--grid');
  context.fillStyle = colour('--muted');
  context.lineWidth = 1;
  const line = (fromX, fromY, toX, toY) => {
    context.beginPath();
    context.moveTo(fromX, fromY);
    context.lineTo(toX, toY);
    context.stroke();
  };
  context.textAlign = 'center';
  for (const minutes of ticks(fromMin, toMin, width < 500 ? 4 : 8)) {
    line(x(minutes), TOP, x(minutes), height - BOTTOM);
    context.fillText(String(minutes), x(minutes), height - BOTTOM + 14);
  }
  context.textAlign = 'right';
  for (const km of ticks(fromKm, toKm, 6)) {
    line(LEFT, y(km), width - RIGHT, y(km));
    context.fillText(String(km), LEFT - 6, y(km) + 4);
  }
  context.fillText('period, min', width - RIGHT, height - 4);
  context.textAlign = 'left';
  context.fillText('height, km', 2, height - 4);
  const dot = orbits.length > 300 ? 2 : 3;
  for (const orbit of orbits) {
    context.beginPath();
    context.arc(x(orbit.periodMin), y(orbit.apogeeKm), dot, 0, 2 * Math.PI);
    context.fillStyle = colour('--target');
    context.fill();
    context.beginPath();
    context.rect(x(orbit.periodMin) - dot, y(orbit.perigeeKm) - dot, 2 * dot, 2 * dot);
    context.strokeStyle = colour('--accent');
    context.stroke();
  }
}
