// Numbers, times and words as people read them. Pure.

/** Values older than this are shown as stale, in seconds. */
export const STALE_AFTER_S = 2;

const POINTS = ['N', 'NNE', 'NE', 'ENE', 'E', 'ESE', 'SE', 'SSE', 'S', 'SSW', 'SW', 'WSW', 'W', 'WNW', 'NW', 'NNW'];

export const NONE = '--';

/** What the station tells as a clause, at the beginning of a sentence. */
export const opening = (text) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

export function degrees(value, digits = 1) {
  return Number.isFinite(value) ? `${value.toFixed(digits)}°` : NONE;
}

/** An azimuth as compass point: 225 is SW. */
export function compass(azimuthDeg) {
  const wrapped = ((azimuthDeg % 360) + 360) % 360;
  return POINTS[Math.round(wrapped / 22.5) % 16];
}

/** 437800000 as 437.800 000 MHz. */
export function megahertz(hz) {
  if (!Number.isFinite(hz)) {
    return NONE;
  }
  const [whole, part] = (Math.round(hz) / 1e6).toFixed(6).split('.');
  return `${whole}.${part.slice(0, 3)} ${part.slice(3)} MHz`;
}

/** With its sign, as a difference is read. */
export function signed(value, digits, unit) {
  if (!Number.isFinite(value)) {
    return NONE;
  }
  const text = Math.abs(value).toFixed(digits);
  const sign = Number(text) === 0 ? '' : value < 0 ? '−' : '+';
  return `${sign}${text} ${unit}`;
}

/** How long something lasts or lies ahead: 4:05, 1:02:03, 3 d 4 h. */
export function duration(seconds) {
  const s = Math.max(0, Math.floor(seconds));
  if (s >= 2 * 86400) {
    return `${Math.floor(s / 86400)} d ${Math.floor((s % 86400) / 3600)} h`;
  }
  const two = (n) => String(n).padStart(2, '0');
  return s >= 3600
    ? `${Math.floor(s / 3600)}:${two(Math.floor((s % 3600) / 60))}:${two(s % 60)}`
    : `${Math.floor(s / 60)}:${two(s % 60)}`;
}

/** How old something is, in words: 0.3 s, 12 s, 4 min, 3 h. */
export function age(seconds) {
  if (seconds < 9.95) {
    return `${Math.max(0, seconds).toFixed(1)} s`;
  }
  if (seconds < 120) {
    return `${Math.round(seconds)} s`;
  }
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}

/** Whether times are shown in UTC; everything that shows one also names the zone. */
export const zone = {
  utc: true,
  name() {
    return this.utc ? 'UTC' : localZoneName(new Date());
  },
};

function localZoneName(date) {
  const part = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'short' })
    .formatToParts(date)
    .find((each) => each.type === 'timeZoneName');
  return part ? part.value : 'local';
}

export function timeOfDay(ms, utc = zone.utc) {
  return new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZone: utc ? 'UTC' : undefined,
  }).format(ms);
}

/** With the name of its zone: 14:02:11 UTC. */
export function named(ms, utc = zone.utc) {
  return `${timeOfDay(ms, utc)} ${utc ? 'UTC' : localZoneName(ms)}`;
}

/** Names the day when it is not the day of {@code now}. */
export function day(ms, now) {
  const format = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short', day: 'numeric', timeZone: zone.utc ? 'UTC' : undefined,
  });
  return format.format(ms) === format.format(now) ? '' : format.format(ms);
}
