// Keeps a mask and the words that go with it on this device, one for each tab, page and version: a reload
// or a crash loses nothing, and two tabs do not write over each other.
//
// A tab finds its own again by a name that outlives a reload. A new one begins with a copy of the last that
// was painted here on the same page and version.

const PREFIX = "evoca.mask.";
const TAB = "evoca.mask-tab";
const KEPT_DAYS = 14;
const MOST_KEPT = 30;

function tabName() {
  try {
    const known = sessionStorage.getItem(TAB);
    if (known) return known;
  } catch {
    // Forbidden storage: the name then lasts as long as the page.
  }
  return newTabName();
}

function newTabName() {
  const name = Math.random().toString(36).slice(2, 12);
  try {
    sessionStorage.setItem(TAB, name);
  } catch {
    // As above.
  }
  return name;
}

function parsed(text) {
  try {
    const kept = JSON.parse(text);
    return kept && Array.isArray(kept.runs) ? kept : null;
  } catch {
    return null;
  }
}

function all(prefix) {
  const found = [];
  for (let at = 0; at < localStorage.length; at++) {
    const key = localStorage.key(at);
    const kept = key.startsWith(prefix) ? parsed(localStorage.getItem(key)) : null;
    if (kept) found.push({ key, kept });
  }
  return found.sort((one, other) => other.kept.at - one.kept.at);
}

function removeOld() {
  const oldest = Date.now() - KEPT_DAYS * 86_400_000;
  all(PREFIX).forEach(({ key, kept }, index) => {
    if (kept.at < oldest || index >= MOST_KEPT) localStorage.removeItem(key);
  });
}

export class KeptMask {
  // `name` names the page, its version and the picture's size.
  constructor(name) {
    this.name = name;
    this.key = `${PREFIX}${name}.${tabName()}`;
    this.last = null;
    // A tab that was duplicated has this one's name: whoever hears the other writing takes a new one.
    window.addEventListener("storage", (event) => {
      if (event.key !== this.key || event.newValue === this.last || !this.last) return;
      this.key = `${PREFIX}${name}.${newTabName()}`;
      this.write(JSON.parse(this.last));
    });
  }

  // What was kept: this tab's own, else the newest of the same page and version; null for none.
  read() {
    try {
      return parsed(localStorage.getItem(this.key)) ?? all(`${PREFIX}${this.name}.`)[0]?.kept ?? null;
    } catch {
      return null;
    }
  }

  // Gives whether it could be kept.
  write(state) {
    try {
      this.last = JSON.stringify({ ...state, at: Date.now() });
      localStorage.setItem(this.key, this.last);
      removeOld();
      return true;
    } catch {
      return false;
    }
  }
}
