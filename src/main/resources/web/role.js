// Who is logged in here, and what is shown to whom: what a role may not use is not there. The station refuses it all the same.

import { byId, put } from './now.js';

/** As auth.whoami answered last. */
export let me = { role: 'none', user: null, mayReset: false };

/** Shows what this role may use: style.css hides what is marked data-for somebody else. */
export function showRole(who) {
  me = who;
  const root = document.documentElement;
  root.dataset.role = who.role;
  root.dataset.reset = String(who.mayReset);
  root.dataset.account = String(who.user !== null || who.role === 'admin');
  byId('observer').hidden = who.role !== 'observer';
  put(byId('who'), who.role === 'none' ? '' : who.user ? `${who.user}, ${who.role}` : `as ${who.role}`);
}
