// Where the keyboard is: never nowhere. What has the focus may be hidden, switched off or drawn anew by what the station tells.

import { byId } from './now.js';

let last = null;
let part = null;

const PARTS = 'section, form, .banner, main';

addEventListener('focusin', ({ target }) => {
  last = target;
  part = target.closest(PARTS);
});

/** Whoever presses on empty ground wants the focus nowhere. */
addEventListener('pointerdown', () => { last = null; });

function take(element) {
  if (!element.matches('a, button, input, select, [tabindex]')) {
    element.tabIndex = -1;
  }
  element.focus({ preventScroll: true });
}

/** Puts rows into a list; the focus stays with what has the same data-key as what had it before. */
export function replaceRows(body, rows) {
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
