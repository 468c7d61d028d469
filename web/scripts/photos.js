// Photos are dropped, chosen or taken with the camera, and sent one by one, each with its progress.
//
// The next ones are seen at once as the browser shows them, long before the server has looked at them: on a
// busy machine that takes a while. The server tells of each photo in a line of its own as soon as it is done,
// also of those in a ZIP. Whoever brings can stop; what has not come stays here, and can be gone on with.
// Without this the form sends them all at once.

import { dropped } from "./dropping.js";

const LINES = "application/x-ndjson";
const SHOWN_SIDE = 160;
const SHOWN_WAITING = 8; // of five hundred, each with its picture, the browser would choke
const SHOWN_KEPT = 10; // the photos themselves are seen below, the others are counted
const REFRESH_SHARE = 5; // the page's photos are asked for again after so many times what that took

function line(list, text) {
  const item = document.createElement("li");
  const label = document.createElement("span");
  label.textContent = text;
  item.append(label);
  list.append(item);
  return item;
}

// Drawn, since the page's rules let it load pictures from the server alone.
function drawn(picture) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SHOWN_SIDE;
  canvas.className = "on-its-way";
  canvas.getContext("2d").drawImage(picture, (SHOWN_SIDE - picture.width) / 2, 0);
  picture.close();
  return canvas;
}

// Whoever is correcting a photo meanwhile is not interrupted: what they opened stays open, and while they
// write the list waits.
async function refresh(form) {
  const answer = await fetch(form.action, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("photo-groups");
  const now = document.getElementById("photo-groups");
  if (!fresh || !now) return;
  if (form.hasAttribute("data-running")) fresh.querySelector("[data-last]")?.remove(); // it is not all there yet
  if (now.contains(document.activeElement) && document.activeElement.matches("input, select")) {
    now.addEventListener("focusout", () => refresh(form), { once: true });
    return;
  }
  for (const open of now.querySelectorAll("details[open][id]")) {
    fresh.querySelector(`#${CSS.escape(open.id)}`)?.setAttribute("open", "");
  }
  if (!now.isEqualNode(fresh)) now.replaceWith(fresh); // a press that falls into an exchange is lost
}

// Why an answer is none: the server's own sentence, or that nothing came.
function refusal(request, words) {
  const text = request.responseText;
  if (request.status === 413) return text;
  try {
    return JSON.parse(text).problem ?? words.lost;
  } catch {
    return words.lost;
  }
}

class Bringing {
  #form;
  #words;
  #list;
  #count;
  #told;
  #stop;
  #goOn;
  #waiting = []; // files, each with its line once it is among the next and what was said of it
  #counts = { kept: 0, known: 0, refused: 0 };
  #counted = new Set(); // the photos that were counted
  #done = 0;
  #times = 0; // how often something was brought from this page
  #running = false;
  #stopped = ""; // why: "asked", or the sentence of a problem
  #request = null;
  #refreshAt = 0;
  #refreshing = Promise.resolve();

  constructor(form) {
    const part = (name) => form.querySelector(`[data-${name}]`);
    this.#form = form;
    this.#words = form.dataset;
    this.#list = part("bringing");
    [this.#count, this.#told, this.#stop, this.#goOn] = ["count", "told", "stop", "go-on"].map(part);
    this.#stop.addEventListener("click", () => {
      this.#stopped = "asked";
      this.#request?.abort();
    });
    this.#goOn.addEventListener("click", () => this.#run());
    addEventListener("beforeunload", (event) => {
      if (this.#running) event.preventDefault();
    });
  }

  bring(files) {
    if (!files.length) return;
    if (!this.#running) this.#begin();
    for (const file of files) {
      if (file.size > Number(this.#words.largest)) {
        this.#say(`${file.name}: ${this.#words.tooLarge}`, "refused");
      } else {
        this.#waiting.push({ file, item: null, said: [] });
      }
    }
    if (this.#running) this.#show();
    else this.#run();
  }

  // Who stopped and chooses others does not want the rest of the first ones.
  #begin() {
    if (this.#stopped === "asked") for (const one of this.#waiting.splice(0)) one.item?.remove();
    if (this.#waiting.length) return;
    this.#times += 1;
    this.#counts = { kept: 0, known: 0, refused: 0 };
    this.#counted.clear();
    this.#done = 0;
    this.#list.replaceChildren();
  }

  async #run() {
    this.#running = true;
    this.#form.setAttribute("data-running", "");
    document.querySelector("[data-last]")?.remove();
    this.#stopped = "";
    this.#told.textContent = "";
    while (this.#waiting.length && !this.#stopped) {
      this.#show();
      const one = this.#waiting[0];
      if (await this.#sent(one)) {
        one.item.remove();
        this.#waiting.shift();
        this.#done += 1;
      } else {
        this.#putBack(one);
      }
      this.#refreshWhenDue();
    }
    this.#running = false;
    this.#form.removeAttribute("data-running");
    this.#show();
    this.#tellEnd();
    await this.#refreshing;
    await refresh(this.#form).catch(() => {});
  }

  // What could not even be chosen.
  tell(sentence) {
    this.#told.textContent = sentence;
  }

  // --- what is seen ---

  #show() {
    for (const one of this.#waiting.slice(0, SHOWN_WAITING)) one.item ??= this.#waitingLine(one.file);
    const all = this.#done + this.#waiting.length;
    const words = this.#words.going.replace("{at}", Math.min(this.#done + 1, all)).replace("{all}", all);
    this.#count.textContent = this.#running ? [words, ...this.#sums()].join(" ") : "";
    const pressed = [this.#stop, this.#goOn].includes(document.activeElement);
    this.#stop.hidden = !this.#running;
    this.#goOn.hidden = this.#running || !this.#waiting.length;
    if (pressed) (this.#running ? this.#stop : this.#goOn).focus(); // a hidden button loses the keyboard's place
  }

  // The file's line, with its picture where the browser can show it (HEIC and ZIP it mostly cannot).
  #waitingLine(file) {
    const item = line(this.#list, `${file.name}: ${this.#words.waiting}`);
    createImageBitmap(file, { resizeHeight: SHOWN_SIDE, resizeQuality: "medium" })
      .then((picture) => item.prepend(drawn(picture)))
      .catch(() => {});
    return item;
  }

  #putBack(one) {
    one.item.querySelector("progress")?.remove();
    one.item.querySelector("span").textContent = `${one.file.name}: ${this.#words.waiting}`;
  }

  #sums() {
    return ["kept", "known", "refused"]
      .filter((what) => this.#counts[what])
      .map((what) => this.#words[what].replace("{count}", this.#counts[what]));
  }

  #tellEnd() {
    const left = this.#waiting.length && this.#words.left.replace("{count}", this.#waiting.length);
    const why = { "": this.#words.over, asked: this.#words.stopped }[this.#stopped] ?? this.#stopped;
    this.#told.textContent = [why, ...this.#sums(), left].filter(Boolean).join(" ");
  }

  // Above what still waits; why something was refused stays, of what was kept the latest do.
  #say(sentence, what) {
    this.#counts[what in this.#counts ? what : "kept"] += 1;
    const item = line(this.#list, sentence);
    item.className = what === "refused" ? "bad" : "good";
    const next = this.#waiting[0]?.item;
    if (next) next.before(item);
    const good = this.#list.querySelectorAll(".good");
    if (good.length > SHOWN_KEPT) good[0].remove();
    return item;
  }

  // A file that is sent anew, as a ZIP that was stopped in the middle, is told of from its beginning.
  #forget(one) {
    one.before ??= { counts: { ...this.#counts }, counted: new Set(this.#counted) };
    this.#counts = { ...one.before.counts };
    this.#counted = new Set(one.before.counted);
    for (const item of one.said.splice(0)) item.remove();
  }

  // What this bringing kept already counts as kept, unless it came twice.
  #outcome(told) {
    const twice = this.#counted.has(told.photo);
    if (told.photo) this.#counted.add(told.photo);
    if (told.outcome !== "again") return told.outcome;
    return twice ? "known" : "kept";
  }

  // --- what is sent ---

  // Whether the server has told of all of it; if not, it is stopped and says why.
  #sent(one) {
    this.#forget(one);
    const label = one.item.querySelector("span");
    const tell = (words) => {
      label.textContent = `${one.file.name}: ${words}`;
    };
    tell(this.#words.sending);
    const bar = document.createElement("progress");
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute("aria-label", one.file.name);
    one.item.append(bar);
    const request = new XMLHttpRequest();
    this.#request = request;
    request.open("POST", this.#form.action);
    request.setRequestHeader("Accept", LINES);
    request.upload.addEventListener("progress", (event) => {
      bar.value = event.lengthComputable ? event.loaded / event.total : 0;
    });
    request.upload.addEventListener("load", () => {
      tell(this.#words.looking);
      bar.removeAttribute("value");
    });
    let read = 0;
    const tellNew = () => {
      if (request.status !== 200 || this.#stopped) return;
      const end = request.responseText.lastIndexOf("\n") + 1;
      const rows = request.responseText.slice(read, end).split("\n").filter(Boolean);
      read = end;
      for (const row of rows) this.#heard(JSON.parse(row), one, tell, bar);
    };
    request.addEventListener("progress", tellNew);
    return new Promise((done) => {
      request.addEventListener("loadend", () => {
        tellNew();
        this.#request = null;
        done(!this.#stopped && this.#ended(request));
      });
      const body = new FormData();
      body.append("vez", `${this.#form.elements.vez.value}-${this.#times}`);
      body.append("fotos", one.file);
      request.send(body);
    });
  }

  // One line of the server's. What would be said of every other photo as well is said once.
  #heard(told, one, tell, bar) {
    if (this.#stopped) return;
    if (told.doing) {
      tell(told.doing);
    } else if (told.note) {
      this.#told.textContent = told.note;
    } else if (told.problem) {
      this.#stopped = told.problem; // the server's last line: aborted now, Chromium may never say that it ended
    } else {
      const inside = this.#words.inside.replace("{at}", told.at).replace("{all}", told.of);
      tell(told.of ? inside : this.#words.looking);
      if (told.of) [bar.max, bar.value] = [told.of, told.at];
      one.said.push(this.#say(told.sentence, this.#outcome(told)));
      this.#show();
      this.#refreshWhenDue();
    }
  }

  #ended(request) {
    if (request.status === 200) return true;
    const why = refusal(request, this.#words);
    if (request.status !== 413) this.#stopped = why;
    else this.#say(why, "refused");
    return request.status === 413;
  }

  #refreshWhenDue() {
    const began = performance.now();
    if (began < this.#refreshAt) return;
    this.#refreshAt = Infinity;
    this.#refreshing = refresh(this.#form)
      .catch(() => {})
      .then(() => {
        const ended = performance.now();
        this.#refreshAt = ended + REFRESH_SHARE * (ended - began);
      });
  }
}

export function bringPhotos() {
  const form = document.getElementById("bring");
  if (!form) return;
  const drop = form.querySelector("[data-drop]");
  const bringing = new Bringing(form);
  form.addEventListener("change", (event) => {
    if (event.target.type !== "file") return;
    bringing.bring([...event.target.files]);
    event.target.value = "";
  });
  for (const kind of ["dragenter", "dragover"]) {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  for (const kind of ["dragleave", "drop"]) {
    drop.addEventListener(kind, () => drop.classList.remove("over"));
  }
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    dropped(event.dataTransfer).then(
      (files) => bringing.bring(files),
      () => bringing.tell(form.dataset.unreadable),
    );
  });
  // A photo dropped beside the place for it would replace the page.
  for (const kind of ["dragover", "drop"]) {
    document.addEventListener(kind, (event) => event.preventDefault());
  }
}
