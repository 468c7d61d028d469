// Speaking instead of typing: the big button, the words as they are understood, the pauses, and what
// was said before a page was closed.

import { Doubts } from "./voice-doubts.js";
import { Loudness, pauseOf, strength } from "./voice-level.js";
import { NoMicrophone, openMicrophone, whyNone } from "./voice-microphone.js";
import { Outbox } from "./voice-outbox.js";

const HELD = 600; // ms after which a press is holding, and letting go ends it
const TREMBLE = 700; // ms in which a second tap is no second tap
const LOCK = "evoca-voice"; // only one window of this browser records
const TO_BEGIN = 15; // seconds that the first word may take at least
const ASK_AGAIN = 700; // ms
const SLOW = 5000; // ms of writing after which the box is there to type in again
const SHOWN_FROM = 1.2; // seconds of pause: shorter ones are only breath
const TO_UNDO = 4000; // ms in which an emptied box may be filled again by undoing
const OVER = ["heard", "failed", "accepted", "kept", "discarded"];

const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

async function ask(address, method = "GET") {
  try {
    const answer = await fetch(address, { method, headers: { Accept: "application/json" }, keepalive: true });
    return { status: answer.status, facts: await answer.json() };
  } catch {
    return { status: 0, facts: {} };
  }
}

class Voice {
  constructor(root) {
    this.root = root;
    this.form = root.closest("form");
    this.field = this.form.querySelector("textarea");
    this.button = root.querySelector("[data-speak]");
    this.hearing = root.querySelector("[data-hearing]");
    this.doubts = new Doubts(this.form.querySelector("[data-doubts]"), this.field);
    this.outbox = new Outbox(root.dataset.owner, {
      tell: (facts) => this.learn(facts),
      trouble: (kind, sentence) => this.sayTrouble(kind, sentence),
    });
    this.current = null; // the recording that is going on
    this.writing = 0; // recordings that are being written
    this.told = []; // recordings whose words are in the box
    this.dropped = []; // recordings whose words were taken out of the box
    this.turn = Promise.resolve(); // words come into the box in the order they were said
    this.again = null;
  }

  // --- what is shown

  get facts() {
    return document.getElementById("voice-facts").dataset;
  }

  say(what) {
    this.saySentence(what ? this.root.dataset[`say${what[0].toUpperCase()}${what.slice(1)}`] : "");
  }

  saySentence(sentence) {
    const line = this.root.querySelector("#voice-says");
    if (line.textContent !== sentence) line.textContent = sentence;
  }

  sayTrouble(kind, sentence) {
    this.troubled = kind;
    if (kind === "offline") this.say("offline");
    else if (kind) this.saySentence(sentence || this.root.dataset.sayOffline);
  }

  show(state) {
    const written = this.told.length && this.field.value.trim();
    const now = state ?? (this.writing ? "writing" : written ? "ready" : "idle");
    if (this.root.dataset.state !== now) this.root.dataset.state = now;
    this.hearing.hidden = !["recording", "writing"].includes(now) || !this.hearing.textContent.trim();
  }

  write(settled, tentative) {
    this.hearing.querySelector("[data-settled]").textContent = settled;
    this.hearing.querySelector("[data-tentative]").textContent = settled && tentative ? ` ${tentative}` : tentative;
    this.hearing.hidden = !settled && !tentative;
    this.hearing.scrollTop = this.hearing.scrollHeight;
  }

  // --- recording

  async start() {
    if (this.current) return;
    this.discardDropped();
    const recording = { id: crypto.randomUUID(), begun: 0, words: [], heard: 0, silence: 0, ended: false };
    this.current = recording;
    this.show("opening");
    this.say("opening");
    this.write("", "");
    this.root.querySelector("[data-retry]").hidden = true;
    const free = await navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => {
      if (!lock) return false;
      // Held until the recording ends, which nobody here waits for.
      const over = new Promise((resolve) => (recording.release = resolve));
      return this.open(recording).then((well) => {
        if (!well) return true;
        return over.then(() => true);
      });
    });
    if (!free) this.fail("elsewhere");
  }

  async open(recording) {
    recording.loudness = new Loudness();
    try {
      recording.microphone = await openMicrophone(this.root.dataset.worklet, {
        take: (sound) => this.outbox.add(recording.id, sound),
        hear: (level) => this.hear(recording, level),
        lose: () => this.stop("lost"),
      });
    } catch (error) {
      this.fail(error instanceof NoMicrophone ? error.reason : "busy");
      return false;
    }
    this.outbox.open(recording.id, this.root.dataset.record);
    recording.begun = performance.now();
    this.show("recording");
    this.say("listening");
    const { status, facts } = await ask(`${this.root.dataset.record}/${recording.id}`, "POST");
    if ([401, 403, 409].includes(status)) {
      await recording.microphone.close();
      this.outbox.forget(recording.id);
      this.fail("elsewhere", facts.problem);
      return false;
    }
    this.outbox.release(recording.id);
    return true;
  }

  fail(reason, sentence = "") {
    this.current?.release?.();
    this.current = null;
    this.outdone = reason === "elsewhere";
    this.show();
    if (sentence) this.saySentence(sentence);
    else this.say(reason);
  }

  hear(recording, level) {
    if (recording !== this.current || recording.ended) return;
    recording.loudness.hear(level);
    this.showLevel(level);
    const { pause: waited, anyone } = pauseOf(recording.loudness, recording.heard, recording.silence);
    const patience = Number(this.facts.silence);
    const limit = anyone ? patience : Math.max(TO_BEGIN, 2 * patience);
    const quiet = waited > SHOWN_FROM && !recording.held;
    this.root.style.setProperty("--left", quiet ? Math.max(0, 1 - (waited - SHOWN_FROM) / (limit - SHOWN_FROM)) : 1);
    this.root.classList.toggle("waiting", quiet);
    if (!this.troubled) this.say(recording.loudness.remark || (quiet && anyone ? "waiting" : "listening"));
    if (recording.loudness.seconds >= Number(this.root.dataset.longest)) this.stop("longest");
    else if (waited >= limit && !recording.held) this.stop();
  }

  showLevel(level) {
    const now = strength(level);
    // Quick to rise and slow to fall, so that it breathes instead of flickering.
    this.level = Math.max(now, (this.level ?? 0) * 0.82);
    this.root.style.setProperty("--level", this.level.toFixed(2));
    const lit = Math.round(this.level * 5);
    this.root.querySelectorAll("[data-strength] i").forEach((one, at) => one.classList.toggle("lit", at < lit));
  }

  async stop(why = "writing") {
    const recording = this.current;
    if (!recording?.microphone || recording.ended) return;
    recording.ended = true;
    this.root.classList.remove("waiting");
    await recording.microphone.close();
    this.outbox.end(recording.id);
    this.current = null;
    recording.release();
    this.finish(recording.id, why);
  }

  // --- words

  learn(facts) {
    const recording = this.current;
    if (!recording || facts.id !== recording.id) return;
    if (facts.problem) this.saySentence(facts.problem);
    if (facts.heard === undefined) return;
    if (facts.known <= recording.words.length) recording.words.splice(facts.known, Infinity, ...facts.settled);
    this.outbox.known = recording.words.length;
    recording.heard = facts.heard;
    recording.silence = facts.silence;
    this.write(recording.words.join(" "), facts.tentative.join(" "));
  }

  // Waits for all the words of an ended recording and puts them into the box.
  finish(id, why) {
    this.writing += 1;
    this.show();
    this.say(why);
    const slow = setTimeout(() => this.root.classList.add("slow"), SLOW);
    this.turn = this.turn
      .then(() => this.written(id))
      .then((facts) => {
        clearTimeout(slow);
        this.root.classList.remove("slow");
        this.writing -= 1;
        this.conclude(id, facts, why);
      });
  }

  async written(id) {
    for (;;) {
      if (!this.outbox.has(id)) {
        const { status, facts } = await ask(`/grabaciones/${id}`);
        if (OVER.includes(facts.state) || (status >= 400 && status < 500)) return facts;
      }
      await pause(ASK_AGAIN);
    }
  }

  conclude(id, facts, why) {
    const words = facts.state === "heard" && !facts.sent ? facts.words : [];
    if (words.length) this.put(id, words);
    if (facts.state === "failed") this.offerAgain(id, facts.problem);
    if (this.current) return;
    if (!this.writing) this.write("", "");
    this.show();
    this.field.scrollTop = this.field.scrollHeight;
    if (facts.state === "failed") return;
    if (words.length || facts.sent) this.say(["longest", "lost"].includes(why) ? why : "ready");
    else this.findNothing(id, facts, why);
  }

  // Words too faint to be understood are not thrown away: the sound goes with the next telling.
  findNothing(id, facts, why) {
    if (facts.state === "heard") {
      this.told.push(id);
      this.remember();
      if (this.doubts.section) this.offerToListen(id);
    }
    this.say(why === "saved" ? "" : "nothing");
  }

  put(id, words) {
    const before = this.field.value.trimEnd();
    const start = before ? before.length + 1 : 0;
    const text = words.map((word) => word.text).join(" ");
    this.field.value = before ? `${before} ${text}` : text;
    this.told.push(id);
    this.remember();
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
    this.doubts.add(id, words, start);
  }

  offerAgain(id, problem) {
    this.saySentence(problem || this.root.dataset.sayFailed);
    this.offerToListen(id);
    this.root.querySelector("[data-retry] button").hidden = false;
    this.again = id;
  }

  offerToListen(id) {
    const offer = this.root.querySelector("[data-retry]");
    offer.hidden = false;
    offer.querySelector("button").hidden = true;
    offer.querySelector("a").href = `/grabaciones/${id}/sonido`;
  }

  async hearAgain() {
    const id = this.again;
    this.root.querySelector("[data-retry]").hidden = true;
    await ask(`/grabaciones/${id}/otra-vez`, "POST");
    this.finish(id, "writing");
  }

  // --- what was told, and what is left of before

  get memory() {
    return `evoca.voice.${this.root.dataset.owner}`;
  }

  remember() {
    this.root.querySelector("[data-recordings]").value = this.told.join(",");
    try {
      if (this.told.length) localStorage.setItem(this.memory, this.told.join(","));
      else localStorage.removeItem(this.memory);
    } catch {
      // Storage can be full or forbidden; the box is still right.
    }
  }

  recall() {
    try {
      const ids = (localStorage.getItem(this.memory) ?? "").split(",").filter(Boolean);
      this.told = this.field.value.trim() ? ids : [];
    } catch {
      this.told = [];
    }
    this.remember();
  }

  // An emptied box takes its recordings along, unless that is undone soon.
  edited(how) {
    if (how === "historyUndo" && this.field.value.trim()) {
      this.told.push(...this.dropped.splice(0));
      this.remember();
    }
    if (this.field.value.trim() || !this.told.length) return;
    this.root.querySelector("[data-retry]").hidden = true;
    this.dropped.push(...this.told);
    this.told = [];
    this.remember();
    this.doubts.clear();
    if (!this.current) {
      this.saySentence("");
      this.show();
    }
    setTimeout(() => this.discardDropped(), TO_UNDO);
  }

  discardDropped() {
    this.dropped.splice(0).forEach((id) => ask(`/grabaciones/${id}/descartar`, "POST"));
  }

  sent() {
    this.discardDropped();
    this.spoken = this.told.length > 0;
    this.root.querySelector("[data-retry]").hidden = true;
    this.told = [];
    this.remember();
    this.doubts.clear();
    this.saySentence("");
    this.show();
  }

  // What an earlier page began: its sound is sent and its words are fetched.
  async resume() {
    this.recall();
    const left = await this.outbox.leftovers();
    const { facts: found } = await ask(this.root.dataset.pending);
    const pending = Array.isArray(found) ? found : [];
    const own = pending.filter((one) => !this.told.includes(one.id) && (!one.going_on || left.includes(one.id)));
    left.forEach((id) => this.outbox.end(id));
    own.forEach((one) => this.takeUp(one, left.includes(one.id)));
    left.filter((id) => !pending.some((one) => one.id === id)).forEach((id) => this.finish(id, "saved"));
    if (this.told.length) await this.recallDoubts();
    this.show();
  }

  async takeUp({ id, state }, isHere) {
    if (state === "open" && !isHere) await ask(`/grabaciones/${id}/fin?trozos=0`, "POST");
    if (state === "failed") this.offerAgain(id, "");
    else this.finish(id, "saved");
  }

  async recallDoubts() {
    for (const id of this.told) {
      const { facts } = await ask(`/grabaciones/${id}`);
      if (facts.words) this.doubts.add(id, facts.words, 0);
    }
  }

  // --- another window of this person's talk

  async watchElsewhere() {
    const id = this.facts.goingOn;
    if (!id && this.outdone) {
      this.outdone = false;
      this.saySentence("");
    }
    if (!id || !this.doubts.section || this.watched === id || this.current || this.writing) return;
    this.watched = id;
    let words = [];
    for (;;) {
      const { facts } = await ask(`/grabaciones/${id}?sabe=${words.length}`);
      if (facts.state !== "open" || this.current || this.writing) break;
      this.say("watching");
      if (facts.known === words.length) words = [...words, ...facts.settled];
      if (facts.tentative) this.write(words.join(" "), facts.tentative.join(" "));
      await pause(1000);
    }
    this.watched = null;
    if (this.current || this.writing) return;
    this.write("", "");
    this.saySentence("");
    this.show();
  }
}

// Tap to begin and tap to end, or hold while speaking; Space and Enter are taps.
function listenToButton(voice) {
  const { button } = voice;
  let pressed = null;
  const recent = () => voice.current && performance.now() - voice.current.begun < TREMBLE;

  button.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    if (voice.current) return;
    pressed = { at: performance.now(), recording: null };
    button.setPointerCapture(event.pointerId);
    voice.start();
    pressed.recording = voice.current;
    setTimeout(() => {
      if (pressed?.recording && pressed.recording === voice.current) voice.current.held = true;
    }, HELD);
  });
  const release = () => {
    const { recording } = pressed ?? {};
    pressed = null;
    if (!recording?.held) return false;
    recording.held = false;
    if (recording.microphone) voice.stop();
    return true;
  };
  button.addEventListener("pointerup", () => {
    if (!pressed) return;
    release();
    button.dataset.pressed = "here"; // the click that follows belongs to this press
  });
  button.addEventListener("pointercancel", release);
  button.addEventListener("click", () => {
    const mine = button.dataset.pressed;
    delete button.dataset.pressed;
    if (mine || recent()) return;
    if (voice.current) voice.stop();
    else voice.start();
  });
  button.addEventListener("contextmenu", (event) => event.preventDefault()); // a long touch is holding
}

function leaveAlone(voice) {
  htmx.registerExtension("keep-voice", {
    htmx_before_morph_node: (element) => element !== voice.root && element !== voice.doubts.section,
  });
}

function followForm(voice) {
  document.addEventListener("input", (event) => {
    if (event.target === voice.field) voice.edited(event.inputType);
  });
  document.addEventListener("htmx:after:request", (event) => {
    const { sourceElement, response } = event.detail.ctx;
    if (sourceElement !== voice.form || response.status >= 400) return;
    if (!response.headers.get("HX-Redirect")) voice.sent();
  });
  window.addEventListener("pagehide", () => voice.discardDropped());
  document.addEventListener("htmx:after:swap", (event) => {
    voice.watchElsewhere();
    // Who spoke goes on speaking: no keyboard opens over a tablet's page.
    if (!voice.spoken || event.detail.ctx.sourceElement !== voice.form) return;
    voice.spoken = false;
    voice.button.focus({ preventScroll: true });
  });
}

function showWait() {
  document.addEventListener("input", (event) => {
    if (event.target.id !== "wait-seconds") return;
    document.getElementById("wait-shown").textContent = `${event.target.value} s`;
  });
}

export function speakInstead() {
  const root = document.querySelector("[data-voice]");
  if (!root) return;
  const voice = new Voice(root);
  leaveAlone(voice);
  followForm(voice);
  listenToButton(voice);
  showWait();
  root.querySelector("[data-retry] button").addEventListener("click", () => voice.hearAgain());
  root.hidden = false;
  const unable = voice.facts.unable || (whyNone() && root.dataset.sayInsecure);
  if (unable) {
    voice.show("unable");
    voice.saySentence(unable);
    return;
  }
  voice.resume().then(() => voice.watchElsewhere());
}
