// Where the keyboard and the finger are: never on nothing. What has the focus or is pressed may be hidden, switched off or drawn anew by
// what the station tells.

import { byId } from './now.js';

let last = null;
let part = null;

const PARTS = 'section, form, .banner, main';

/** A press is over by then; a finger that rests on a list must not keep it from going on. */
const LONGEST_PRESS_MS = 1500;

/** What a finger is on, and by list the rows that wait until it is lifted. */
let pressed = null;
let pressTimer = 0;
const waiting = new Map();

addEventListener('focusin', ({ target }) => {
  last = target;
  part = target.closest(PARTS);
});

addEventListener('pointerdown', ({ target }) => {
  // Whoever presses on empty ground wants the focus nowhere.
  last = null;
  pressed = target;
  clearTimeout(pressTimer);
  pressTimer = setTimeout(lift, LONGEST_PRESS_MS);
});

for (const over of ['pointerup', 'pointercancel']) {
  addEventListener(over, () => {
    clearTimeout(pressTimer);
    // The click comes after the finger is lifted.
    pressTimer = setTimeout(lift);
  });
}

function lift() {
  pressed = null;
  const lists = [...waiting];
  waiting.clear();
  lists.forEach(([body, rows]) => replaceRows(body, rows));
}

function take(element) {
  if (!element.matches('a, button, input, select, [tabindex]')) {
    element.tabIndex = -1;
  }
  element.focus({ preventScroll: true });
}

/**
 * Puts rows into a list; the focus stays with what has the same data-key as what had it before. While a finger is on the list it waits: to
 * a browser nothing was pressed if what was pressed is gone when the finger is lifted.
 */
export function replaceRows(body, rows) {
  if (pressed && body.contains(pressed)) {
    waiting.set(body, rows);
    return;
  }
  const held = body.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  body.replaceChildren(...rows);
  const same = held && [...body.querySelectorAll('[data-key]')].find((each) => each.dataset.key === held && !each.disabled);
  if (same) {
    take(same);
  }
}

/** Gives the focus that was lost to the part of the page that had it, or to what is there instead. */
export function keepFocus() {
  if (last && document.activeElement === document.body && document.hasFocus()) {
    const places = [last, part, byId('main'), byId('login')];
    const place = places.find((each) => each?.isConnected && each.checkVisibility() && !each.disabled);
    if (place) {
      take(place);
    }
  }
}

byId('skip').addEventListener('click', (click) => {
  // The address behind the # names the view.
  click.preventDefault();
  byId('main').focus();
});
