// Who may do what: accounts and tokens, for each as far as the role goes.

import { named } from './format.js';
import { byId, put } from './now.js';
import { me } from './role.js';

const EVERY_MS = 5_000; // an app that asks waits for five minutes
const SURE_WITHIN_MS = 5000;
const ROLES = ['observer', 'operator', 'admin'];

const date = (utc) => (utc ? `${utc.slice(0, 10)} ${named(Date.parse(utc))}` : null);

function make(name, text = '') {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

/** A button that does what cannot be undone when it is pressed twice. */
function twice(words, label, does) {
  const button = make('button', words);
  button.type = 'button';
  button.className = 'quiet';
  button.setAttribute('aria-label', label);
  let timer = 0;
  button.addEventListener('click', () => {
    if (button.dataset.sure) {
      clearTimeout(timer);
      does();
      return;
    }
    button.dataset.sure = 'asked';
    button.textContent = 'Really?';
    button.setAttribute('aria-label', `Really? ${label}`);
    timer = setTimeout(() => {
      delete button.dataset.sure;
      button.textContent = words;
      button.setAttribute('aria-label', label);
    }, SURE_WITHIN_MS);
  });
  return button;
}

function row(cells) {
  const line = make('tr');
  cells.forEach((content, i) => {
    const cell = make(i === 0 ? 'th' : 'td');
    if (i === 0) {
      cell.scope = 'row';
    }
    cell.className = i === 2 || i === 3 ? 'wide' : '';
    cell.append(content);
    line.append(cell);
  });
  return line;
}

export class SettingsView {
  #client;
  #askedAt = -Infinity;
  #drawn = '';

  constructor({ client }) {
    this.#client = client;
    this.#onSubmit('person-add', async () => {
      const name = byId('person-name').value.trim();
      await this.#order(`${name} has an account`, 'user.add', {
        name, role: byId('person-role').value, password: byId('person-password').value,
      });
    });
    this.#onSubmit('password-set', async () => {
      const name = byId('password-of').value;
      const old = byId('password-old').value;
      await this.#order(`${name} has another password`, 'user.setPassword', {
        name, password: byId('password-new').value, ...(old ? { oldPassword: old } : {}),
      });
    });
    this.#onSubmit('token-add', async () => {
      const [name, days] = [byId('token-name').value.trim(), byId('token-days').valueAsNumber];
      const made = await this.#order(`The token ${name} is made`, 'token.create', {
        name, role: byId('token-role').value, ...(Number.isFinite(days) ? { days } : {}),
      });
      byId('token-made').hidden = false;
      byId('token-secret').value = made.token;
      byId('token-secret').focus();
      byId('token-secret').select();
    });
    byId('token-taken').addEventListener('click', () => this.forget());
    byId('password-of').addEventListener('change', () => this.#showOld());
    // Who walks up to an open page must not find it.
    addEventListener('hashchange', () => this.forget());
  }

  /** Asks anew when what is shown is old. */
  async refresh() {
    if (performance.now() - this.#askedAt < EVERY_MS) {
      return;
    }
    this.#askedAt = performance.now();
    try {
      const [isAdmin, isOperator] = [me.role === 'admin', me.role !== 'observer'];
      const [{ users, complaint }, { tokens }, { requests }] = await Promise.all([
        isAdmin ? this.#client.request('user.list') : { users: [] },
        isOperator ? this.#client.request('token.list') : { tokens: [] },
        isAdmin ? this.#client.request('token.requests') : { requests: [] },
      ]);
      put(byId('people-note'), complaint ?? (users.length ? '' : 'There are no accounts yet: make yourself one as admin first.'));
      const shown = JSON.stringify([me, users, tokens, requests]);
      if (shown !== this.#drawn) {
        this.#drawn = shown;
        this.#show(users, tokens);
        this.#showRequests(requests);
      }
    } catch (problem) {
      if (problem.kind === 'unauthorized') {
        return; // the login has ended, which the page asks for anew
      }
      this.#say(`Accounts and tokens could not be read: ${problem.message}. ${problem.hint ?? ''}`, true);
    }
  }

  /** Nor must whoever logs in next. */
  forget() {
    byId('token-secret').value = '';
    byId('token-made').hidden = true;
  }

  /** After the zone of the times has changed. */
  redraw() {
    this.#drawn = '';
    this.#askedAt = -Infinity;
  }

  #show(users, tokens) {
    byId('people').replaceChildren(...users.map((user) => row([
      user.name, this.#role(user), `${user.tokens} token${user.tokens === 1 ? '' : 's'}`, user.name === me.user ? 'you' : '',
      twice('Remove', `Remove the account ${user.name}, its logins and its tokens`,
        () => this.#try(() => this.#order(`${user.name} has no account any more`, 'user.remove', { name: user.name }))),
    ])));
    byId('tokens').replaceChildren(...tokens.map((token) => row([
      token.name, `${token.role}${token.user ? `, of ${token.user}` : ''}`,
      token.expiresUtc ? `until ${token.expiresUtc.slice(0, 10)}` : 'for ever', date(token.lastUsedUtc) ?? 'never used',
      twice('Revoke', `Revoke the token ${token.name}`,
        () => this.#try(() => this.#order(`The token ${token.name} is over`, 'token.revoke', { name: token.name }))),
    ])));
    byId('tokens-none').hidden = tokens.length > 0;
    const chosen = byId('password-of').value || me.user;
    const names = me.role === 'admin' ? users.map(({ name }) => name) : [me.user];
    byId('password-of').replaceChildren(...names.map((name) => new Option(name, name, false, name === chosen)));
    byId('password-of-label').hidden = me.role !== 'admin';
    byId('password').hidden = names.length === 0;
    this.#showOld();
  }

  #showRequests(requests) {
    byId('asking').hidden = requests.length === 0;
    byId('asking-rows').replaceChildren(...requests.map(({ code, name, role, address, expiresUtc }) => {
      const decide = (grant, said) => () => this.#try(() => this.#order(said, 'token.decide', { request: code, grant }));
      const buttons = make('span');
      buttons.append(
        twice('Grant', `Grant ${name} with the code ${code} a token as ${role}`, decide(true, `${name} may fetch its token as ${role} now`)),
        ' ',
        twice('Refuse', `Refuse ${name} with the code ${code}`, decide(false, `${name} gets no token`)),
      );
      return row([code, `${name}, as ${role}`, address, named(Date.parse(expiresUtc)), buttons]);
    }));
  }

  #role(user) {
    const choice = make('select');
    choice.setAttribute('aria-label', `Role of ${user.name}`);
    choice.append(...ROLES.map((role) => new Option(role, role, false, role === user.role)));
    choice.addEventListener('change', () => this.#try(async () => {
      try {
        await this.#order(`${user.name} is ${choice.value} now; logins of before have ended`, 'user.setRole', { name: user.name, role: choice.value });
      } catch (problem) {
        choice.value = user.role;
        throw problem;
      }
    }));
    return choice;
  }

  #showOld() {
    const isOwn = byId('password-of').value === me.user;
    byId('password-old-label').hidden = !isOwn;
    byId('password-old').required = isOwn;
  }


  #onSubmit(id, does) {
    byId(id).addEventListener('submit', (submit) => {
      submit.preventDefault();
      this.#try(async () => {
        await does();
        byId(id).reset();
        this.#showOld();
      });
    });
  }

  async #order(done, method, params) {
    const answer = await this.#client.request(method, params);
    this.#say(answer.onDisk === false ? `${done}, but it could not be brought to the disk and ends with slewd: free space there.` : `${done}.`);
    this.redraw();
    await this.refresh();
    return answer;
  }

  async #try(does) {
    try {
      await does();
    } catch (problem) {
      this.#say(`Refused: ${problem.message}. ${problem.hint ?? ''}`, true);
    }
  }

  #say(text, isRefusal = false) {
    put(byId('people-said'), text);
    byId('people-said').className = isRefusal ? 'problem' : '';
  }
}
