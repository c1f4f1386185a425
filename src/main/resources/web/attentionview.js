// The list of what is wrong, for a person to work through.

import { ask } from './api.js';
import { LOOKED_AT } from './attention.js';
import { replaceRows } from './focus.js';
import { named } from './format.js';
import { byId, put } from './now.js';

const AGENDA_EVERY_MS = 10_000;

/** In both zones, as whoever is called on the phone may be elsewhere. */
function both(ms) {
  const [utc, local] = [named(ms, true), named(ms, false)];
  return utc === local ? utc : `${utc} (${local})`;
}

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

export class AttentionView {
  #attention;
  #now;
  #run;
  #drawn = '';
  #askedAt = -Infinity;

  /**
   * @param attention keeps the list
   * @param now the time at the station in milliseconds
   * @param run gives an order under a name
   */
  constructor({ attention, now, run }) {
    this.#attention = attention;
    this.#now = now;
    this.#run = run;
  }

  async refresh() {
    this.#draw();
    if (this.#attention.isOpen && performance.now() - this.#askedAt >= AGENDA_EVERY_MS) {
      this.#askedAt = performance.now();
      try {
        this.#attention.take(await ask('schedule'));
      } catch {
        // That nothing can be asked for is in the list already.
      }
    }
  }

  /** After the zone of the times has changed: both are shown. */
  redraw() {}

  #draw() {
    const { items } = this.#attention;
    const count = items.filter(({ isNote }) => !isNote).length;
    put(byId('attention-text'), count === 0 ? 'Nothing is wrong.' : count === 1 ? 'One thing is wrong.' : `${count} things are wrong, the most urgent first.`);
    put(byId('attention-looked'), `Looked at ${LOOKED_AT}, at ${both(this.#now())}.`);
    const drawn = JSON.stringify(items);
    if (drawn !== this.#drawn) {
      this.#drawn = drawn;
      replaceRows(byId('troubles'), items.map((item) => this.#item(item)));
    }
  }

  #item(item) {
    const made = element('li', item.isNote ? 'trouble' : 'trouble grave', '');
    made.append(element('h3', '', item.title),
      element('p', 'muted small', item.sinceMs === null ? `Seen by this page since ${both(item.seenMs)}` : `${item.isMoment ? 'At' : 'Since'} ${both(item.sinceMs)}`));
    const facts = element('dl', '', '');
    for (const [term, text] of [['What happened', item.happened], ['What slewd did', item.did], ['What to do', item.todo]]) {
      if (text) {
        facts.append(element('dt', '', term), element('dd', '', text));
      }
    }
    made.append(facts);
    if (item.buttons.length) {
      const row = element('p', 'buttons', '');
      row.append(...item.buttons.map((each) => this.#button(item, each)));
      made.append(row);
    }
    return made;
  }

  #button(item, { label, view, focus, method, params, for: who }) {
    const made = element('button', '', label);
    made.type = 'button';
    made.dataset.key = `${item.key} ${label}`;
    made.setAttribute('aria-label', `${label}: ${item.title}`);
    if (who) {
      made.dataset.for = who;
    }
    made.addEventListener('click', () => {
      if (view) {
        location.hash = view;
      } else if (focus) {
        byId(focus).focus();
      } else {
        this.#run(label, method, params ?? {});
      }
    });
    return made;
  }
}
