// Says it when the server cannot be reached, and keeps a kind page for that on this device.
//
// A page that watches something (a stream, or what it fetches at an event of one) goes on by itself: htmx's
// extension asks again for a stream that broke, and here is asked again what has no stream to wake it.

const AGAIN = 2000; // ms between two tries
const SAID_AT = 2; // failed tries; a server that only starts anew is back before that
const WAKING = ["cambio", "fin", "load"];
const unanswered = new Map(); // what watches and gets no answer, and how often

function say(...parts) {
  const notice = document.createElement("div");
  notice.className = "notice";
  const sentence = document.createElement("p");
  sentence.textContent = parts.shift();
  notice.append(sentence, ...parts);
  document.getElementById("notices").replaceChildren(notice);
  return notice;
}

function goOnAlone(source) {
  const tries = (unanswered.get(source) ?? 0) + 1;
  unanswered.set(source, tries);
  if (tries === SAID_AT) say(document.body.dataset.silent).id = "silent";
}

function answered(source) {
  unanswered.delete(source);
  for (const element of unanswered.keys()) if (!element.isConnected) unanswered.delete(element);
  if (unanswered.size || !document.getElementById("silent")) return;
  const notice = say(document.body.dataset.back);
  setTimeout(() => notice.remove(), 8000);
}

// What htmx does not ask for again: a stream that never began, and a fetch that an event of a stream set off.
function askAgain({ sourceElement: source, sourceEvent: event }) {
  goOnAlone(source);
  setTimeout(() => {
    const address = source.getAttribute("hx-sse:connect") ?? source.getAttribute("hx-get");
    if (source.isConnected) htmx.ajax("GET", address, { source, event });
    else answered(source);
  }, AGAIN);
}

function sayLost(event) {
  const asked = event.detail.ctx;
  const source = asked?.sourceElement;
  if (event.detail.error?.name === "AbortError") return; // a newer question took its place
  const watches = asked?.request.method === "GET" && WAKING.includes(asked.sourceEvent?.type);
  if (watches || source?.hasAttribute?.("hx-sse:connect")) {
    askAgain(asked);
    return;
  }
  const form = source?.closest?.("form");
  const again = document.createElement("button");
  again.textContent = document.body.dataset.again;
  const notice = say(document.body.dataset.lost, ...(form ? [again] : []));
  again.addEventListener("click", () => {
    notice.remove();
    form.requestSubmit();
  });
}

// A stream can fail before this module is there to hear of it.
function askForMissedStreams() {
  for (const source of document.querySelectorAll("[hx-sse\\:connect][data-htmx-powered]")) {
    const asking = source._htmx?.sse || source.classList.contains("htmx-request");
    if (!asking) askAgain({ sourceElement: source, sourceEvent: {} });
  }
}

export function tellOfLostConnection() {
  document.addEventListener("htmx:error", sayLost);
  document.addEventListener("htmx:sse:error", (event) => {
    const { status } = event.detail; // of a server or the gateway before it; undefined where nobody answered
    if (status === undefined || status >= 502) goOnAlone(event.target);
  });
  document.addEventListener("htmx:after:sse:connection", (event) => answered(event.target));
  document.addEventListener("htmx:after:request", (event) => answered(event.detail.ctx.sourceElement));
  askForMissedStreams();
  navigator.serviceWorker?.register("/sin-conexion.js").catch(() => {});
}
