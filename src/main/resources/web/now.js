// What is going on now: numbers, plot, receiver, devices, alerts. Draws what it is given and knows no network.

import { NONE, STALE_AFTER_S, age, degrees, duration, megahertz, named, opening, signed } from './format.js';
import { PolarPlot, describe } from './polar.js';
import { describeSurroundings, drawSurroundings } from './surroundings.js';
import { WrapBar } from './wrapbar.js';

export const byId = (id) => document.getElementById(id);

/** Sets text only when it changes, so that a screen reader or a selection is left alone. */
export function put(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/** Fills a row. What was commanded is as old as the last command and no less true for it: such a row is stale only when it is no longer heard of. */
function putRow(id, cells, ageSeconds, unheardSeconds = ageSeconds) {
  const row = byId(id);
  const known = Number.isFinite(ageSeconds);
  const stale = known && unheardSeconds > STALE_AFTER_S;
  row.classList.toggle('stale', stale);
  row.classList.toggle('unknown', !known);
  for (const [name, text] of Object.entries(cells)) {
    put(row.querySelector(`.${name}`), known ? text : NONE);
  }
  put(row.querySelector('.age'), known ? (stale ? `stale,\n${age(ageSeconds)}` : age(ageSeconds)) : NONE);
}

/** What is to be expected of a plan, in a few words. */
function planText(plan) {
  const style = { normal: 'forwards', flipped: 'over its back', switching: 'through the zenith' }[plan.style];
  const unwinds = plan.unwinds.map((unwind) => `, unwinds at ${named(Date.parse(unwind.fromUtc))}`).join('');
  const off = plan.offTargetSeconds > 0 ? `, ${Math.ceil(plan.offTargetSeconds)} s off target` : '';
  const late = plan.lateSeconds === 0 ? '' : `, taken ${Math.abs(plan.lateSeconds)} s ${plan.lateSeconds > 0 ? 'late' : 'early'}${plan.lateSource === 'signal' ? ' as its signal says' : ''}`;
  return `${style}, within ${degrees(plan.greatestErrorDeg)}${off}${unwinds}${late}`;
}

/** Where an antenna over its back looks. */
function beamOf(axes) {
  return axes?.elevationDeg > 90 ? { azimuthDeg: axes.azimuthDeg + 180, elevationDeg: 180 - axes.elevationDeg } : axes;
}

/** What the signal of a pass says of its orbit, in a few words. */
function orbitText(heard) {
  if (heard.why !== null) {
    return `nothing certain: ${heard.why}`;
  }
  return `${signed(heard.lateSeconds, 2, 's')} ± ${heard.lateSigmaSeconds.toFixed(2)} late, ${signed(heard.offsetHz, 0, 'Hz')} off`
    + (heard.applicable ? '' : '; not sure enough to point by');
}

/** How late an axis starts, as one sentence. */
function startDelayText(delay) {
  const axis = opening(delay.axis);
  const measured = delay.measured
    ? `starts ${delay.measured.ms} ms after an order (${delay.measured.slews} slew${delay.measured.slews === 1 ? '' : 's'}, ± ${delay.measured.errorMs} ms)`
    : 'has not shown yet how late it starts';
  return `${axis} ${measured}; ${delay.configuredMs} ms configured, ${delay.usedMs} ms reckoned with.`;
}

/** How a calibration goes or went, as one line. */
export function calibrationText(calibration) {
  if (calibration.progress !== 'running') {
    return `Calibration ${calibration.progress}. ${calibration.message}`;
  }
  const left = Math.max(0, calibration.expectedSeconds - calibration.elapsedSeconds);
  const axis = calibration.axis ? ` of ${calibration.axis}` : '';
  return `Calibration${axis} is running: ${Math.round(100 * calibration.done)} % done, about ${duration(left)} left. STOP ends it.`;
}

export class NowView {
  #plot = new PolarPlot(byId('polar'));
  #wrap = new WrapBar();
  #pass = null;
  #around = { bounds: null, sky: null };

  /** What stands around the antenna and bounds it, and where Sun and Moon are. */
  surround(around) {
    this.#around = around;
    this.#wrap.surround(around);
    drawSurroundings(this.#plot.around, around);
    for (const [name, isThere] of Object.entries({
      beam: around.bounds, mask: around.bounds?.horizon.some(([, el]) => el > 0), 'keep-out': around.bounds?.keepOuts.length,
      sun: around.sky?.sun.elevationDeg > 0, moon: around.sky?.moon.elevationDeg > 0,
    })) {
      byId(`legend-${name}`).hidden = !isThere;
    }
  }

  /**
   * The pass with its path, once it is known.
   * @param isFollowed whether the antenna follows it; else it is only the next
   */
  showPass(pass, isFollowed) {
    this.#pass = pass;
    this.#plot.showPass(pass, isFollowed);
  }

  /**
   * Draws everything.
   * @param model the data of each topic with the time it was received; see main.js
   * @param next the pass that comes next, or null
   */
  draw(model, next) {
    this.#drawClock(model);
    this.#drawTarget(model, next);
    this.#drawPointing(model);
    this.#drawTuning(model);
    this.#drawDevices(model);
    this.#drawAlerts(model);
    // Safe mode asks no controller, and nobody could answer for one.
    byId('turn').hidden = model.pointing.turnKnown || model.state.fault?.kind === 'safe-mode';
    byId('adjust').hidden = !model.state.target;
    const isCalibrating = model.calibration?.progress === 'running';
    byId('calibration').hidden = !isCalibrating;
    if (isCalibrating) {
      put(byId('calibration'), calibrationText(model.calibration));
    }
  }

  #drawClock(model) {
    const now = model.stationNow();
    put(byId('clock-utc'), now ? named(now, true) : '--:--:-- UTC');
    const local = now ? named(now, false) : '';
    put(byId('clock-local'), local.endsWith(' UTC') ? '' : local);
  }

  #drawTarget(model, next) {
    const { state, target, loop, simulation } = model.state;
    put(byId('now-title'), target ? target.name : 'No target');
    put(byId('state'), model.heldSeconds('state') > STALE_AFTER_S ? `was ${state}` : state);
    byId('state').dataset.state = state;
    byId('simulation').hidden = !simulation;
    put(byId('plan'), target ? planText(target.plan) : NONE);
    put(byId('elements'), target ? `${age(Math.abs(target.elementAgeSeconds))} old` : NONE);
    const [label, seconds] = this.#nextEvent(target?.pass ?? next, model.stationNow(), Boolean(target));
    put(byId('countdown-label'), label);
    put(byId('countdown'), seconds === null ? NONE : duration(seconds));
    put(byId('loop'), `Station loop every ${loop.periodMs} ms: late ${(loop.lateP50Us / 1000).toFixed(2)} ms typically,`
      + ` ${(loop.lateP99Us / 1000).toFixed(2)} ms at most 99 times of 100, ${(loop.lateMaxUs / 1000).toFixed(2)} ms at worst`
      + ` in the last minute. ${loop.skipped} of ${loop.ticks} ticks skipped.`);
  }

  #nextEvent(pass, now, isFollowed) {
    if (!pass || !now) {
      return ['No pass is waited for', null];
    }
    const who = isFollowed ? '' : `${pass.name} `;
    const [rises, sets] = isFollowed ? ['Rises', 'Sets'] : ['rises', 'sets'];
    const until = (moment) => (Date.parse(moment.utc) - now) / 1000;
    if (until(pass.aos) > 0) {
      return [`${who}${rises} (AOS) at ${named(Date.parse(pass.aos.utc))}, in`, until(pass.aos)];
    }
    return until(pass.los) > 0
      ? [`${who}${sets} (LOS) at ${named(Date.parse(pass.los.utc))}, in`, until(pass.los)]
      : ['The pass is over', null];
  }

  #drawPointing(model) {
    const pointing = model.pointing;
    const held = model.heldSeconds('pointing');
    const ageOf = (value) => (value ? value.ageSeconds + held : NaN);
    for (const [name, digits] of [['target', 2], ['commanded', 1], ['measured', 1]]) {
      const value = pointing[name];
      const unheard = name === 'commanded' ? held : ageOf(value);
      putRow(`row-${name}`, { az: degrees(value?.azimuthDeg, digits), el: degrees(value?.elevationDeg, digits) },
        ageOf(value), unheard);
      this.#plot.show(name, value, unheard > STALE_AFTER_S);
    }
    const stale = held > STALE_AFTER_S || ageOf(pointing.measured) > STALE_AFTER_S;
    byId('error').classList.toggle('stale', stale);
    byId('range').classList.toggle('stale', held > STALE_AFTER_S);
    byId('range-rate').classList.toggle('stale', held > STALE_AFTER_S);
    put(byId('error'), degrees(pointing.errorDeg ?? NaN, 2));
    put(byId('range'), pointing.target ? `${(pointing.target.rangeM / 1000).toFixed(0)} km` : NONE);
    put(byId('range-rate'), pointing.target ? signed(pointing.target.rangeRateMps / 1000, 2, 'km/s') : NONE);
    put(byId('sky-text'), `${describe(pointing, this.#pass, stale)} ${describeSurroundings(this.#around)}`);
    this.#plot.showBeam(beamOf(pointing.measured), this.#around.bounds?.beamWidthDeg, stale);
    this.#wrap.draw(pointing, model.state.target?.plan, stale);
    put(byId('start-delays'), pointing.startDelays.map(startDelayText).join(' '));
  }

  #drawTuning(model) {
    const tuning = model.tuning;
    byId('radio').hidden = !tuning.receiver;
    byId('radio-none').hidden = tuning.receiver;
    const held = model.heldSeconds('tuning');
    putRow('row-exact', { hz: megahertz(tuning.exactHz ?? NaN) }, tuning.exactHz === null ? NaN : held);
    for (const name of ['commanded', 'measured']) {
      const value = tuning[name];
      putRow(`row-hz-${name}`, { hz: megahertz(value?.hz ?? NaN) }, value ? value.ageSeconds + held : NaN,
        name === 'commanded' || !value ? held : value.ageSeconds + held);
    }
    const off = tuning.measured && tuning.exactHz !== null ? tuning.measured.hz - tuning.exactHz : NaN;
    const downlinkHz = model.state.target?.downlinkHz;
    for (const id of ['hz-error', 'doppler', 'verified', 'transmitter', 'residual', 'uplink', 'orbit']) {
      byId(id).classList.toggle('stale', held > STALE_AFTER_S);
    }
    put(byId('hz-error'), signed(off, 0, 'Hz'));
    put(byId('doppler'), downlinkHz && tuning.exactHz !== null ? signed(tuning.exactHz - downlinkHz, 0, 'Hz') : NONE);
    put(byId('verified'), !tuning.receiver ? NONE : tuning.verified ? 'yes' : 'not yet');
    put(byId('transmitter'), tuning.transmitter ?? NONE);
    put(byId('residual'), tuning.residual ? `${tuning.residual.rmsHz.toFixed(1)} Hz rms` : NONE);
    const uplink = tuning.uplink?.measured ?? tuning.uplink?.commanded;
    put(byId('uplink'), uplink ? megahertz(uplink.hz) : NONE);
    byId('orbit-row').hidden = !tuning.heard;
    byId('as-heard').hidden = !tuning.heard?.applicable;
    put(byId('orbit'), tuning.heard ? orbitText(tuning.heard) : NONE);
  }

  #drawDevices(model) {
    const list = byId('devices');
    const rows = Object.entries(model.device).filter(([, device]) => device);
    if (list.dataset.drawn === JSON.stringify(rows)) {
      return;
    }
    list.dataset.drawn = JSON.stringify(rows);
    list.replaceChildren(...rows.map(([role, device]) => {
      const item = document.createElement('li');
      const well = device.link === 'up' && device.contact === 'answering' && !device.trouble;
      item.className = well ? 'well' : 'ill';
      const name = document.createElement('strong');
      name.textContent = `${role === 'rotator' ? 'Rotator' : 'Receiver'} ${device.kind}`;
      const facts = document.createElement('span');
      facts.textContent = ` at ${device.address}: link ${device.link}, ${device.contact}`
        + (device.connects > 1 ? `, came up ${device.connects} times` : '');
      item.append(name, facts);
      for (const sentence of [device.linkDetail, device.trouble].filter(Boolean)) {
        const line = document.createElement('p');
        line.className = 'problem';
        line.textContent = sentence;
        item.append(line);
      }
      return item;
    }));
  }

  #drawAlerts(model) {
    const list = byId('alerts');
    const drawn = JSON.stringify([model.alerts, named(0)]);
    byId('alerts-none').hidden = model.alerts.length > 0;
    if (list.dataset.drawn === drawn) {
      return;
    }
    list.dataset.drawn = drawn;
    list.replaceChildren(...model.alerts.map((alert) => {
      const item = document.createElement('li');
      const time = document.createElement('time');
      time.dateTime = alert.utc;
      time.textContent = named(Date.parse(alert.utc));
      item.append(time, ` ${alert.message}`);
      return item;
    }));
  }
}

