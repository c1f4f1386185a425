// Dark, light or red, as the system has it or as somebody chose. Red keeps eyes used to the dark.

import { keep, recall } from './kept.js';
import { byId } from './now.js';

const THEMES = ['system', 'dark', 'light', 'red'];
const listeners = [];
const light = matchMedia('(prefers-color-scheme: light)');

/** Calls back when colours have changed: what is drawn on a canvas has to be drawn anew. */
export function onTheme(listener) {
  listeners.push(listener);
}

/** The theme that is seen: dark, light or red. */
export const theme = () => document.documentElement.dataset.theme;

let chosen = 'system';

function choose(wanted) {
  chosen = THEMES.includes(wanted) ? wanted : 'system';
  document.documentElement.dataset.theme = chosen !== 'system' ? chosen : light.matches ? 'light' : 'dark';
  byId('theme').value = chosen;
  listeners.forEach((listener) => listener());
}

light.addEventListener('change', () => choose(chosen));
byId('theme').addEventListener('change', (change) => {
  keep('theme', change.target.value);
  choose(change.target.value);
});
choose(recall('theme'));
