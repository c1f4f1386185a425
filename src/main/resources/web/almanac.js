// The views of what is to come, what is up and what was: passes as a table and as a time line, the sky, the journal.

import { Grid } from './grid.js';
import { Groups } from './groups.js';
import { byId, put } from './now.js';
import { PassList } from './passlist.js';
import * as words from './passwords.js';
import { Views } from './views.js';

const SKY_EVERY_MS = 2000;

/** The views that may show another time than now. What the agenda will do and what the station did are not other at another time. */
const TIMED = byId('time-bar').dataset.view.split(' ');
const LIGHT_RANK = { visible: 2, sunlit: 1 };

function columns(now) {
  const rank = (pass) => (pass.visible ? LIGHT_RANK.visible : pass.sunlit ? LIGHT_RANK.sunlit : 0);
  return [
    { title: 'Object', className: 'c-object', sortBy: (pass) => pass.search, lines: words.object },
    { title: 'Rises', className: 'c-rise num', sortBy: (pass) => pass.riseMs, lines: (pass) => words.rise(pass, now()) },
    { title: 'Highest', className: 'c-high num', greatestFirst: true, sortBy: (pass) => pass.maxElevationDeg, lines: words.highest },
    { title: 'Sets', className: 'c-set num wide', sortBy: (pass) => pass.setMs, lines: words.set },
    { title: 'Light', className: 'c-light wide', greatestFirst: true, sortBy: rank, lines: words.light },
    { title: 'Time, age', className: 'c-sure wide', sortBy: (pass) => pass.timingSigmaS, lines: words.sure },
    { title: 'Antenna', className: 'c-reach wide', sortBy: (pass) => pass.lostS, lines: words.reach },
  ];
}

export class Almanac {
  #now;
  #groups;
  #list;
  #grid;
  #night = null;
  #nightLoading = null;
  #loadNight;
  #later;
  #loaded = {};
  #isLoading = false;
  /** A form that was sent off before what hears it was there. */
  #early = null;
  #detail = null;
  #loadDetail;
  #loading = null;
  #chosen = null;
  #views;
  #isOpen = false;
  #time = null;
  #timeLoading = null;
  #isHeard = true;

  /**
   * @param attention keeps the list of what is wrong
   * @param now the time at the station in milliseconds
   * @param target what is followed, or null
   * @param pathOf asks for a pass with its path
   * @param run gives an order under a name
   * @param controls turn the antenna by hand
   * @param station what it says now, as Attention is told; null before it has said anything
   */
  constructor({ client, attention, now, target, pathOf, onTrack, run, controls, station }) {
    this.#now = now;
    const choose = (pass) => this.#choose(pass);
    this.#groups = new Groups(client, () => this.#refresh());
    this.#grid = new Grid(byId('list-scroll'), byId('list'), { columns: columns(now), rowHeight: 50, sortedBy: 1, onChoose: choose });
    this.#loadNight = async () => new (await import('./night.js')).NightView(choose);
    // Loaded when they are first looked at.
    this.#later = {
      attention: async () => new (await import('./attentionview.js')).AttentionView({ attention, now, run }),
      agenda: async () => new (await import('./agendaview.js')).AgendaView(now, run),
      fragments: async () => new (await import('./fragmentsview.js')).FragmentsView({ now, groups: this.#groups, list: this.#list }),
      map: async () => new (await import('./mapview.js')).MapView({ client, time: await this.#loadTime(), target }),
      settings: async () => new (await import('./settingsview.js')).SettingsView({ client }),
      setup: async () => new (await import('./setupview.js')).SetupView({ client, controls, station }),
      sky: async () => new (await import('./over.js')).OverView(this.#groups, await this.#loadTime()),
      past: async () => new (await import('./pastview.js')).PastView(now),
    };
    this.#loadDetail = async () => new (await import('./detail.js')).PassDetail(pathOf, onTrack, await this.#loadTime());
    this.#list = new PassList(this.#groups, now, () => {
      this.#grid.show(this.#list.fitting);
      this.#night?.show(this.#list.known, this.#list.fitting);
    });
    this.#views = new Views((view) => {
      if (!TIMED.includes(view)) {
        this.#time?.live();
      }
      this.#refresh();
    });
    this.#views.follow();
    addEventListener('submit', (submit) => {
      if (!submit.defaultPrevented) {
        // A browser would load the page anew.
        submit.preventDefault();
        this.#early = submit.target;
      }
    });
    byId('detail-back').addEventListener('click', () => byId(this.#views.current === 'night' ? 'night-plot' : 'list').focus());
    setInterval(() => this.#refresh(), SKY_EVERY_MS);
  }

  /** There is a connection from now on, perhaps to a station that was started anew. */
  async open() {
    this.#isOpen = true;
    try {
      await this.#groups.load();
    } catch {
      // The next connection asks again.
    }
  }

  /** @param isLoggedOut whether somebody has to log in before there is a connection again */
  close(isLoggedOut) {
    this.#isOpen = false;
    if (isLoggedOut) {
      this.#time?.live();
      this.#loaded.settings?.forget();
    }
  }

  /** Whether the station is heard. */
  enable(isHeard) {
    this.#isHeard = isHeard;
    this.#time?.enable(isHeard);
  }

  /** After the zone of the times has changed. */
  redraw() {
    this.#grid.show(this.#list.fitting);
    this.#night?.draw(this.#now());
    this.#time?.draw();
    this.#detail?.drawTime();
    Object.values(this.#loaded).forEach((view) => view.redraw());
  }

  /** The time that is shown, with its bar; resolved once both are there. */
  #loadTime() {
    this.#timeLoading ??= import('./timebar.js').then(({ TimeBar }) => {
      this.#time = new TimeBar({ now: this.#now, onChange: () => this.#refresh() });
      this.#time.enable(this.#isHeard);
      return this.#time;
    }, (problem) => {
      this.#timeLoading = null;
      throw problem;
    });
    return this.#timeLoading;
  }

  #refresh() {
    // That there is no connection is one of the things that Attention tells.
    if (!this.#isOpen && !(this.#views.current === 'attention' && this.#loaded.attention)) {
      return;
    }
    if (this.#views.current in this.#later) {
      this.#refreshLater(this.#views.current);
    } else if (this.#views.current !== 'now') {
      this.#list.refresh();
      // Without a connection it cannot be loaded; the next look tries again.
      this.#loadTime().catch(() => {});
      this.#drawNight().catch(() => {});
      this.#detail?.drawTime();
    }
  }

  async #drawNight() {
    if (!this.#night) {
      try {
        this.#night = await (this.#nightLoading ??= this.#loadNight());
      } catch (problem) {
        this.#nightLoading = null;
        throw problem;
      }
      this.#night.show(this.#list.known, this.#list.fitting);
    }
    this.#night.draw(this.#now(), this.#time && !this.#time.isLive ? this.#time.ms : null);
  }

  async #refreshLater(name) {
    if (this.#loaded[name]) {
      this.#loaded[name].refresh();
    } else if (!this.#isLoading) {
      this.#isLoading = true;
      try {
        this.#loaded[name] = await this.#later[name]();
        this.#loaded[name].refresh();
        const early = this.#early;
        this.#early = null;
        early?.requestSubmit();
      } catch {
        // Without a connection nothing can be loaded; the next look tries again.
      } finally {
        this.#isLoading = false;
      }
    }
  }

  async #choose(pass) {
    this.#grid.mark(pass);
    this.#chosen = pass;
    try {
      this.#detail = await (this.#loading ??= this.#loadDetail());
    } catch {
      this.#loading = null;
      put(byId('detail-hint'), 'There is no connection to show it by; choose it again when there is.');
      return;
    }
    if (this.#chosen !== pass) {
      return;
    }
    const now = this.#now();
    const next = this.#list.known.passes.find((each) => each.catalogNumber === pass.catalogNumber && each.setMs > now);
    this.#detail.show(pass, next, now);
    if (byId('detail').getBoundingClientRect().top > innerHeight - 200) {
      byId('detail').scrollIntoView({ block: 'start' });
    }
  }
}
