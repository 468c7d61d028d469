// Keeps what is being written on this device until the server has stored it.
//
// A refresh from another tab leaves the text and its turn alone.
//
// A form with data-draft="key" has its textarea kept under that key, with the turn's id once it was
// sent: sent again after a lost answer it is still the same turn.

const PREFIX = "evoca.draft.";

function read(form) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + form.dataset.draft));
  } catch {
    return null;
  }
}

function write(form, sent) {
  const text = form.querySelector("textarea").value;
  const turn = form.querySelector('input[name="turno"]')?.value;
  try {
    if (text) localStorage.setItem(PREFIX + form.dataset.draft, JSON.stringify({ text, turn, sent }));
    else localStorage.removeItem(PREFIX + form.dataset.draft);
  } catch {
    // Storage can be full or forbidden; the text is still in the field.
  }
}

function forget(form) {
  try {
    localStorage.removeItem(PREFIX + form.dataset.draft);
  } catch {
    // As above.
  }
}

// What the server has stored stands on the page under the id of its turn.
function isStored(turn) {
  return Boolean(turn) && ["turn", "note"].some((kind) => document.getElementById(`${kind}-${turn}`));
}

function restore(form) {
  const draft = read(form);
  const field = form.querySelector("textarea");
  if (!draft?.text || field.value) return;
  // Sent before the scripts had joined, it came here with the whole page.
  if (isStored(draft.turn)) {
    forget(form);
    return;
  }
  field.value = draft.text;
  const turn = form.querySelector('input[name="turno"]');
  if (!draft.sent || !draft.turn || !turn) return;
  const fresh = turn.value;
  turn.value = draft.turn;
  // Once edited it is something new to tell, and needs its own id.
  field.addEventListener("input", () => (turn.value = fresh), { once: true });
}

function draftForm(element) {
  return element instanceof Element ? element.closest("form[data-draft]") : null;
}

// The turn's id changes only once the turn before it is stored, and what is being sent stays closed: a refresh
// that comes before the answer would open it, and the answer would take away what was written meanwhile.
function guardTurn(sending, stored) {
  const kept = (element, name) =>
    (element.name === "turno" && name === "value" && !stored.has(element.form)) ||
    (["readonly", "disabled"].includes(name) && sending.has(element.form));
  htmx.registerExtension("keep-turn", {
    htmx_before_morph_attr: (element, detail) => !kept(element, detail.attrName),
  });
}

function keepDrafts() {
  const sending = new Set();
  const stored = new Set();
  guardTurn(sending, stored);
  const restoreAll = () => document.querySelectorAll("form[data-draft]").forEach(restore);
  restoreAll();
  document.addEventListener("input", (event) => {
    const form = draftForm(event.target);
    if (form) write(form, false);
  });
  document.addEventListener("htmx:before:request", (event) => {
    const form = draftForm(event.detail.ctx.sourceElement);
    if (!form) return;
    write(form, true);
    sending.add(form);
    form.querySelector("textarea").readOnly = true;
  });
  document.addEventListener("htmx:after:request", (event) => {
    const { sourceElement, response } = event.detail.ctx;
    const form = draftForm(sourceElement);
    if (form && response.status < 400 && !response.headers.get("HX-Redirect")) {
      forget(form);
      form.querySelector("textarea").value = "";
      stored.add(form);
    }
  });
  document.addEventListener("htmx:finally:request", (event) => {
    const form = draftForm(event.detail.ctx.sourceElement);
    if (!form) return;
    sending.delete(form);
    stored.delete(form);
    form.querySelector("textarea").readOnly = false;
  });
}

keepDrafts();
