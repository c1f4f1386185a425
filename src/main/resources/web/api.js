// Questions over HTTP, for answers that are long: they come compressed and do not hold up the events.

/** The answer to GET /api/v1/{path}; rejected with a sentence for people. Parameters that are empty are left out. */
export async function ask(path, params = {}) {
  const query = new URLSearchParams(Object.entries(params).filter(([, value]) => value !== '' && value !== undefined));
  const answer = await fetch(`/api/v1/${path}?${query}`);
  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({ title: `the station answered ${answer.status}`, hint: '' }));
    throw new Error(`${problem.title}. ${problem.hint}`);
  }
  return answer.json();
}

/** Rows of values as objects, by the names of their columns. */
export function objects(columns, rows) {
  return rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]])));
}
