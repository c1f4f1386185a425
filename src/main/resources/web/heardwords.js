// What is heard, in words. Pure.

import { age, megahertz, signed } from './format.js';
import { shiftHz, strongest } from './spectrum.js';

/** The source of a station that only plays at listening. */
export const MADE_UP = 'simulated';

const NO_SAMPLES = 'This station takes no samples, so there is no waterfall. Add a section "samples" to its configuration:'
  + ' "source: rtl_tcp:HOST:PORT" for a dongle behind rtl_tcp, or "source: simulated" to try it.';

const source = ({ configured }) => (configured === MADE_UP ? 'a made-up dongle' : configured);

/** What is listened to; known is what receiver.spectrum said, or null before it has said anything. */
export function about(known) {
  const listening = known?.listening;
  return listening
    ? `${listening.followed} on ${megahertz(listening.transmittedHz)}; ${listening.rateHz / 1000} kHz of samples from ${source(known)}.` : '';
}

/** Why no rows come. */
export function why(known) {
  if (!known) {
    return 'Asking the station what it hears.';
  }
  if (known.configured === null) {
    return NO_SAMPLES;
  }
  if (!known.listening) {
    return `Nothing is listened to now. Samples of ${source(known)} are taken while a pass with a downlink is followed,`
      + ' from shortly before its rise to its set.';
  }
  return known.listening.live ? 'Samples come; the next row is on its way.'
    : known.listening.detail || `No samples have come from ${source(known)} lately.`;
}

/** Within a column of 60 Hz, in steps of half a decibel, the last digit would be a guess. */
export const offset = (hz) => signed(10 * Math.round(hz / 10), 0, 'Hz');

/** What was done about the Doppler shift in the picture. */
export function shift(row, asReceived) {
  if (!Number.isFinite(row.dopplerHz)) {
    return `Doppler shift ${row.isCorrected ? 'taken out' : 'left in'}; how much it is was not told.`;
  }
  const much = signed(row.dopplerHz, 0, 'Hz');
  return asReceived
    ? `Doppler shift (${much}) left in: 0 is what the object transmits on, the dashed line where it was expected.`
    : `Doppler shift (${much}) taken out: 0, the dashed line, is where the signal is expected.`;
}

/** The strongest line of a row that came so long ago. */
export function line(row, heldSeconds, isStale) {
  const old = `${age(heldSeconds)} old${isStale ? ', stale' : ''}`;
  const found = strongest(row);
  if (!found) {
    return `Strongest line: none stands out of the noise; ${old}.`;
  }
  const from = row.isCorrected || Number.isFinite(row.dopplerHz) ? 'where it is expected' : 'the middle of the band';
  return `Strongest line: ${offset(found.offsetHz + shiftHz(row, false))} from ${from},`
    + ` ${found.overNoiseDb.toFixed(0)} dB over the noise; ${old}.`;
}
