// A pass in words: how sure it is, what of it can be seen and followed.

import { compass, day, degrees, duration, timeOfDay } from './format.js';

const LIGHTS = {
  day: 'day', 'civil-twilight': 'civil twilight', 'nautical-twilight': 'nautical twilight',
  'astronomical-twilight': 'astron. twilight', night: 'night',
};
const REASONS = {
  'below-elevation-limit': 'below the limit', 'above-elevation-limit': 'above the limit',
  'outside-azimuth-limits': 'outside azimuth limits', 'azimuth-stop': 'azimuth stop', 'too-fast': 'too fast, zenith',
};

/** With its day when that is not today: [18:04:11, Sun 23, NE]. */
export function rise(pass, now) {
  const on = day(pass.riseMs, now);
  return [pass.riseIsEdge ? 'up already' : timeOfDay(pass.riseMs), `${on ? `${on}, ` : ''}${compass(pass.riseAzimuthDeg)}`];
}

export function set(pass) {
  return [timeOfDay(pass.setMs), `${compass(pass.setAzimuthDeg)}, ${duration((pass.setMs - pass.riseMs) / 1000)} long`];
}

export function object(pass) {
  return [pass.name, `${pass.catalogNumber}${pass.trusted ? '' : ', uncertain'}`, pass.trusted ? '' : 'unsure'];
}

export function highest(pass) {
  return [degrees(pass.maxElevationDeg, 0), compass(pass.culminationAzimuthDeg)];
}

export function light(pass) {
  const seen = pass.visible ? 'visible' : pass.sunlit ? 'sunlit' : pass.sunlit === null ? 'unknown' : 'in shadow';
  return [seen, LIGHTS[pass.light] ?? ''];
}

export function sure(pass) {
  const age = `${pass.elementAgeDays.toFixed(1)} d old`;
  const sigma = pass.timingSigmaS === null ? 'time unknown'
    : `± ${pass.timingSigmaS < 10 ? pass.timingSigmaS.toFixed(1) : Math.round(pass.timingSigmaS)} s`;
  return [sigma, pass.trusted ? age : `uncertain, ${age}`, pass.trusted ? '' : 'unsure'];
}

export function reach(pass) {
  if (pass.lostS === null) {
    return ['unknown', ''];
  }
  return pass.lostS > 0 || pass.lostReason
    ? [`${Math.max(1, pass.lostS)} s lost`, REASONS[pass.lostReason] ?? '']
    : ['whole pass', ''];
}

/** One sentence. */
export function sentence(pass, now) {
  const [time, from] = rise(pass, now);
  const [sets] = set(pass);
  return `${pass.name} (${pass.catalogNumber}): ${pass.riseIsEdge ? '' : 'rises '}${time} in ${from},`
    + ` ${degrees(pass.maxElevationDeg, 0)} high in the ${compass(pass.culminationAzimuthDeg)}, sets ${sets},`
    + ` ${light(pass)[0]}, ${sure(pass).slice(0, 2).join(', ')}.`;
}
