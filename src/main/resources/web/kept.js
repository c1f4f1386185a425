// What this browser keeps until the next visit. Some forbid it by throwing: then it is forgotten, and the page goes on.

export function recall(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

export function keep(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // It counts for this visit all the same.
  }
}
