// Puts the page together: the connection, what is known, and when it is drawn.

import './theme.js';
import { StationClient, logIn, logOut } from './client.js';
import { STALE_AFTER_S, age, zone } from './format.js';
import { NowView, byId, calibrationText, put } from './now.js';
import { PassTable } from './passes.js';
import { Controls } from './controls.js';
import { Almanac } from './almanac.js';
import { Heard } from './heard.js';
import { keep, recall } from './kept.js';
import { me, showRole } from './role.js';
import { keepFocus } from './focus.js';
import { Attention } from './attention.js';

const MAX_ALERTS = 20;
const CALIBRATING = 'calibrating';
const CALIBRATION_EVERY_MS = 2000;
const AROUND_EVERY_MS = 60_000;

/** What is known, and since when. */
const model = {
  known: false,
  receivedAt: {},
  utcMs: 0,
  utcAt: 0,
  alerts: [],
  calibration: null,

  take(topic, data) {
    this[topic] = data;
    this.receivedAt[topic] = performance.now();
  },

  takeUtc(utc) {
    this.utcMs = Date.parse(utc);
    this.utcAt = performance.now();
  },

  /** Seconds since the data of a topic came in; they add to the age that it came with. */
  heldSeconds(topic) {
    return (performance.now() - this.receivedAt[topic]) / 1000;
  },

  /** The time at the station, which need not be the time here. */
  stationNow() {
    return this.known ? this.utcMs + performance.now() - this.utcAt : 0;
  },
};

let linkState = 'connecting';
let passShown = '';
let wasState = '';

const client = new StationClient({
  onState(state, detail) {
    linkState = state;
    showLink(detail);
    if (state === 'open') {
      askWho();
      passes.refresh(true);
      lookAround();
      almanac.open();
      heard.open();
      attention.look();
    } else {
      controls.leases.lose();
      almanac.close(state === 'login');
      heard.close();
    }
  },
  onHello(hello) {
    put(byId('version'), `slewd ${hello.version}`);
  },
  onSnapshot(snapshot) {
    for (const topic of ['state', 'pointing', 'tuning', 'device']) {
      model.take(topic, snapshot[topic]);
    }
    controls.leases.take(snapshot.lease);
    model.alerts = snapshot.alerts;
    model.calibration = snapshot.calibration;
    model.takeUtc(snapshot.utc);
    model.known = true;
    draw();
  },
  onEvent({ topic, utc, data }) {
    if (topic === 'alert') {
      model.alerts = [data, ...model.alerts].slice(0, MAX_ALERTS);
      controls.alarm(data.message);
    } else if (topic === 'lease') {
      controls.leases.take(data);
    } else {
      model.take(topic, data);
      model.takeUtc(utc);
    }
    scheduleDraw();
  },
  onRow(buffer) {
    heard.take(buffer);
  },
  onLateStop(answer) {
    controls.alarm(answer.sent
      ? 'The connection is back and STOP was sent to the devices.'
      : `The connection is back and STOP was NOT sent: ${answer.message}. Use the switch at the rotator.`, !answer.sent);
  },
});

const controls = new Controls(client);
const now = new NowView();
const passes = new PassTable(client, (pass) => controls.track(pass));
const attention = new Attention(client);
const almanac = new Almanac({
  client, attention, now: () => model.stationNow(), pathOf: (pass) => passes.pathOf(pass), onTrack: (pass) => controls.track(pass),
  target: () => model.state?.target ?? null,
  run: (name, method, params) => controls.run(name, method, params),
  controls, station: () => (model.known ? { ...known(), live: linkState === 'open' && model.heldSeconds('pointing') <= STALE_AFTER_S } : null),
});

const heard = new Heard({
  client, now: () => model.stationNow(), target: () => model.state?.target ?? null,
});

function showParts() {
  const isHidden = !model.known || linkState === 'login';
  for (const id of ['main', 'views', 'skip']) {
    byId(id).hidden = isHidden;
  }
}

function showLink(detail) {
  const words = { open: 'live', connecting: 'connecting', closed: 'no connection', login: 'not logged in' };
  byId('link').dataset.state = linkState;
  put(byId('link-text'), words[linkState]);
  byId('login').hidden = linkState !== 'login';
  showParts();
  byId('logout').hidden = linkState !== 'open';
  if (linkState === 'login') {
    byId('secret').focus();
  }
  if (detail || linkState === 'open') {
    // What the station said last stays while trying again has no more to say than that it failed.
    byId('offline').dataset.detail = detail;
  }
  put(byId('announce'), words[linkState]);
}

function drawOffline() {
  const held = model.known ? model.heldSeconds('pointing') : 0;
  const silent = model.known && held > STALE_AFTER_S && linkState !== 'login';
  const banner = byId('offline');
  banner.hidden = !silent && linkState !== 'closed';
  if (!banner.hidden) {
    const detail = banner.dataset.detail ? ` (${banner.dataset.detail})` : '';
    const cause = linkState === 'open' ? 'The station is silent.' : `No connection to the station${detail}; trying again.`;
    put(banner, model.known ? `${cause} What is shown is ${age(held)} old.` : cause);
  }
  document.body.classList.toggle('silent', silent);
  controls.enable(linkState === 'open' && !silent);
  almanac.enable(linkState === 'open' && !silent);
  return !silent && linkState === 'open';
}

function drawFault() {
  const unsafe = model.state.conditions?.refusal;
  const fault = model.state.fault ?? (unsafe && { kind: 'unsafe', message: unsafe, selfClearing: true });
  byId('fault').hidden = !fault;
  if (fault) {
    put(byId('fault-title'), `Motion is refused (${fault.kind}):`);
    put(byId('fault-text'), fault.message);
    byId('reset').hidden = fault.selfClearing;
    byId('reset').dataset.kind = fault.kind;
  }
}

function announceState() {
  const { state, target } = model.state;
  const text = `${state}${target ? `, ${target.name}` : ''}`;
  if (text !== wasState) {
    wasState = text;
    put(byId('announce'), `Station: ${text}`);
    document.title = `${state} - slewd`;
  }
}

async function followPass() {
  const target = model.state.target;
  const pass = target?.pass ?? passes.next(model.stationNow());
  const wanted = pass ? `${pass.catalogNumber} ${pass.aos.utc} ${Boolean(target)}` : '';
  if (wanted === passShown || linkState !== 'open') {
    return;
  }
  passShown = wanted;
  if (!pass) {
    now.showPass(null, false);
  } else {
    try {
      const path = await passes.pathOf(pass);
      if (passShown === wanted) {
        now.showPass(path, Boolean(target));
      }
    } catch {
      // The plot has no path then; the next connection asks again.
      passShown = '';
    }
  }
}

/** Asks how far a calibration is: no topic tells it. Once more at its end, to say how it ended. */
async function followCalibration() {
  const isRunning = model.calibration?.progress === 'running';
  if (linkState !== 'open' || !model.known || (!isRunning && model.state.state !== CALIBRATING)) {
    return;
  }
  try {
    model.calibration = (await client.request('station.snapshot', {})).calibration;
    if (isRunning && model.calibration && model.calibration.progress !== 'running') {
      controls.say(calibrationText(model.calibration));
    }
    scheduleDraw();
  } catch {
    // The next round asks again.
  }
}

let isLed = false;

/** Where there is no configuration yet, an admin is led to the view that makes it. */
async function askWho() {
  try {
    showRole(await client.request('auth.whoami'));
    const { wanted } = me.role === 'admin' ? await client.request('setup.offer') : { wanted: false };
    byId('setup-tab').hidden = !wanted && recall('first-run') !== 'begun';
    if (wanted && !isLed && ['', '#now'].includes(location.hash)) {
      isLed = true; // once: who goes back to Now means it
      location.hash = 'setup';
    }
  } catch {
    // Without a connection nothing can be used but STOP; the next one asks again.
  }
}

/** Sun and Moon go on, and another configuration has another horizon. */
async function lookAround() {
  if (linkState === 'open') {
    try {
      now.surround(await client.request('station.surroundings'));
      scheduleDraw();
    } catch {
      // What stood there a minute ago still does; the next round asks again.
    }
  }
}

let isScheduled = false;

function scheduleDraw() {
  if (!isScheduled) {
    isScheduled = true;
    requestAnimationFrame(() => {
      isScheduled = false;
      draw();
    });
  }
}

function draw() {
  const live = drawOffline();
  if (!model.known) {
    return;
  }
  showParts();
  drawFault();
  announceState();
  controls.leases.draw(live, model.state.state === 'idle' && !model.state.target);
  controls.followed(model.state.target);
  now.draw(model, passes.next(model.stationNow()));
  passes.draw(model.stationNow(), model.state.target, controls.mayMove(live));
  attention.draw({ ...known(), live });
  followPass();
  keepFocus();
}

/** What the list of what is wrong is made from. */
function known() {
  const { state, device, pointing, alerts } = model;
  return {
    state, device, pointing, alerts, nowMs: model.stationNow(), next: passes.next(model.stationNow()),
    staleSeconds: pointing.measured ? pointing.measured.ageSeconds + model.heldSeconds('pointing') : Infinity,
    parts: controls.leases.parts, mine: (part) => controls.leases.isMine(part),
  };
}

function showZone() {
  const button = byId('zone');
  button.setAttribute('aria-pressed', String(!zone.utc));
  put(button, zone.utc ? 'Show local time' : 'Show UTC');
}

async function tryLogIn(user, secret) {
  put(byId('login-problem'), '');
  try {
    await logIn(user, secret);
  } catch (problem) {
    put(byId('login-problem'), problem.message);
  }
  client.connect();
}

byId('login').addEventListener('submit', (submit) => {
  submit.preventDefault();
  const user = byId('user').value.trim();
  const secret = user ? byId('secret').value : byId('secret').value.trim();
  byId('secret').value = '';
  tryLogIn(user, secret);
});

byId('logout').addEventListener('click', () => logOut());

byId('zone').addEventListener('click', () => {
  zone.utc = !zone.utc;
  keep('zone', zone.utc ? 'utc' : 'local');
  showZone();
  passShown = '';
  almanac.redraw();
  draw();
});

zone.utc = recall('zone') !== 'local';
showZone();
controls.enable(false);
setInterval(draw, 500);
setInterval(() => passes.refresh(), 20_000);
setInterval(followCalibration, CALIBRATION_EVERY_MS);
setInterval(lookAround, AROUND_EVERY_MS);

/** Logs in with the code in the address, if there is one. */
function useCode() {
  const code = new URLSearchParams(location.hash.slice(1)).get('login');
  if (code) {
    // Out of the address at once: it is used up, and addresses are copied and photographed.
    history.replaceState(null, '', '/');
    tryLogIn('', code);
  }
  return Boolean(code);
}

// A new link in the tab of an old page changes what is behind the # and loads nothing.
addEventListener('hashchange', useCode);
if (!useCode()) {
  client.connect();
}
