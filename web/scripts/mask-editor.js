// Joins the parts of the mask editor: picture, tools, subjects, keeping, and the file that the form sends.
//
// The page without this script has the subjects to tick and a field for a mask made elsewhere.

import { MaskHand } from "./mask-hand.js";
import { KeptMask } from "./mask-keeping.js";
import { MaskLayer } from "./mask-layer.js";
import { LARGEST, MaskView } from "./mask-view.js";

const LEAST_SIZE = 1; // percent of the longer side
const MOST_SIZE = 40;
const STEADY = 500; // milliseconds of quiet after which a place is said
export const MEANT = 0.5; // of a subject's cells: who is marked that much, is meant
export const TOUCHED = 0.05; // of a subject's cells: less is the edge of what was meant
const AS_GOOD_AS_ALL = 0.97; // of a subject's cells

export class MaskEditor extends MaskHand {
  #saying = 0;
  #partlyShown = ""; // the keys of those who are said to be marked in part

  constructor(box) {
    const part = (name) => box.querySelector(`[data-mask-${name}]`);
    const { naturalWidth, naturalHeight } = part("picture");
    const layer = new MaskLayer(naturalWidth, naturalHeight);
    const canvas = document.createElement("canvas");
    const cursor = document.createElement("div");
    cursor.className = "mask-cursor";
    cursor.hidden = true;
    part("sheet").append(canvas);
    part("stage").append(cursor);
    super(part("stage"), new MaskView(part("stage"), part("sheet"), canvas, cursor, layer), layer);
    this.box = box;
    this.words = JSON.parse(box.dataset.words);
    this.kept = new KeptMask(`${box.dataset.keep}.${naturalWidth}x${naturalHeight}`);
    this.subjects = [];
    this.#joinTools();
    this.follow();
    for (const name of ["tools", "share"]) part(name).hidden = false;
    this.stage.tabIndex = 0;
    this.stage.setAttribute("role", "application");
    this.stage.setAttribute("aria-label", this.words.stage);
    this.stage.setAttribute("aria-describedby", "mask-keys");
    this.changed(false);
  }

  // The subjects to tick: each with its label and mask; brings back what was kept before.
  async begin() {
    const boxes = [...document.querySelectorAll("[data-mask-subject]")];
    // A mask that does not come leaves its box to be ticked as without scripts.
    const found = await Promise.all(boxes.map((box) => this.#subject(box).catch(() => null)));
    this.subjects = found.filter(Boolean);
    for (const one of this.subjects) one.box.addEventListener("change", () => this.#tick(one));
    const ticked = this.subjects.filter((one) => one.box.checked);
    const kept = this.kept.read();
    if (kept && this.layer.take(kept.runs) && kept.runs.length > 1) this.#sayKept(kept.at);
    else for (const one of ticked) this.layer.region(one.cells, true);
    this.changed(false);
    this.box.dataset.ready = "yes";
    return kept?.fields ?? null;
  }

  get size() {
    return Number(this.#part("size").value);
  }

  get erases() {
    return this.#tool() === "erase";
  }

  get moves() {
    return this.#tool() === "move";
  }

  enlarged() {
    this.#part("enlarged").textContent = `${Math.round(this.view.zoom * 100)} %`;
    this.#mark("in", this.view.zoom < LARGEST);
    this.#mark("out", this.view.zoom > 1);
    this.#mark("whole", this.view.zoom > 1);
  }

  resize(direction) {
    const size = this.#part("size");
    const step = Number(size.value) < 6 ? 1 : 2;
    size.value = String(Math.min(MOST_SIZE, Math.max(LEAST_SIZE, Number(size.value) + direction * step)));
    this.drawCursor();
    this.#saySoon(() => this.words.size.replace("{size}", `${size.value} %`));
  }

  sayBrush(down) {
    this.#say(down ? this.words.down : this.words.up);
  }

  // Writes what is kept anew, with the form's words.
  keep(fields = this.fields?.() ?? {}) {
    this.#part("keeping").hidden = this.kept.write({ runs: this.layer.runs(), fields });
  }

  // The keys of the subjects of whom so much is covered.
  covered(share) {
    return this.subjects.filter((one) => this.layer.coverOf(one.cells) >= share).map((one) => one.box.value);
  }

  // Shows a mask that was brought as a file in place of what was painted; rejects for what is no picture.
  async bring(file) {
    const picture = await createImageBitmap(file);
    this.layer.remember();
    this.layer.clear();
    this.layer.region(this.#cellsOf(picture), true);
    this.changed(true, false);
    this.sayShare();
  }

  get isEmpty() {
    return this.layer.covered === 0;
  }

  // Everything that follows the mask: picture, ticks, buttons, what is kept.
  changed(painted, byHand = painted) {
    super.changed(painted);
    for (const one of this.subjects) one.box.checked = this.layer.coverOf(one.cells) >= AS_GOOD_AS_ALL;
    this.#mark("undo", this.layer.canUndo);
    this.#mark("redo", this.layer.canRedo);
    this.#mark("clear", !this.isEmpty);
    this.enlarged();
    this.#part("share").textContent = this.#shareWords();
    this.#showPartly();
    if (painted) this.keep();
    this.box.dispatchEvent(new CustomEvent("mask-change", { bubbles: true, detail: { byHand } }));
  }

  sayPlace() {
    this.#saySoon(() => this.#placeWords());
  }

  sayShare() {
    this.#saySoon(() => [this.#shareWords(), this.#partlyWords()].join(" ").trim());
  }

  #part(name) {
    return this.box.querySelector(`[data-mask-${name}]`);
  }

  #tool() {
    return this.box.querySelector("[data-mask-tool]:checked")?.value ?? "paint";
  }

  #mark(name, can) {
    this.#part(name).setAttribute("aria-disabled", String(!can));
  }

  #joinTools() {
    const press = (name, act) =>
      this.#part(name).addEventListener("click", (event) => {
        if (event.currentTarget.getAttribute("aria-disabled") !== "true") act();
      });
    press("undo", () => this.travel(-1));
    press("redo", () => this.travel(1));
    press("invert", () => this.#whole(() => this.layer.invert()));
    press("clear", () => this.#whole(() => this.layer.clear()));
    for (const [name, factor] of [["in", 1.5], ["out", 1 / 1.5]]) {
      press(name, () => {
        this.view.enlarge(factor);
        this.enlarged();
      });
    }
    press("whole", () => {
      this.view.whole();
      this.enlarged();
    });
    this.#part("size").addEventListener("input", () => this.drawCursor());
    for (const tool of this.box.querySelectorAll("[data-mask-tool]")) {
      tool.addEventListener("change", () => (this.stage.dataset.tool = tool.value));
    }
  }

  #whole(change) {
    this.layer.remember();
    change();
    this.changed(true);
    this.sayShare();
  }

  async #subject(box) {
    const picture = new Image();
    picture.src = box.dataset.maskSubject;
    await picture.decode();
    return { box, cells: this.#cellsOf(picture), label: box.dataset.label };
  }

  #cellsOf(picture) {
    const { width, height } = this.layer;
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    const ink = canvas.getContext("2d", { willReadFrequently: true });
    ink.imageSmoothingEnabled = false;
    ink.drawImage(picture, 0, 0, width, height);
    const pixels = ink.getImageData(0, 0, width, height).data;
    return Uint8Array.from({ length: width * height }, (_none, at) => (pixels[4 * at] > 127 ? 1 : 0));
  }

  #tick(subject) {
    this.#whole(() => this.layer.region(subject.cells, subject.box.checked));
  }

  #shareWords() {
    if (this.isEmpty) return this.words.empty;
    const share = Math.max(1, Math.round(this.layer.share * 100));
    return this.words.share.replace("{share}", `${share} %`);
  }

  // Whoever is mostly marked goes or changes, and the rest of them would stay as it is.
  #partly() {
    const whole = new Set(this.covered(AS_GOOD_AS_ALL));
    return this.subjects.filter(
      (one) => !whole.has(one.box.value) && this.layer.coverOf(one.cells) >= MEANT,
    );
  }

  #partlyWords() {
    const names = this.#partly().map((one) => `«${one.label}»`).join(", ");
    return names && this.words.partly.replace("{names}", names);
  }

  // The sentence with a tap to mark each of them wholly or not at all, at the picture and at the form's end.
  #showPartly() {
    const partly = this.#partly();
    const keys = partly.map((one) => one.box.value).join(" ");
    if (keys === this.#partlyShown) return;
    this.#partlyShown = keys;
    for (const place of document.querySelectorAll("[data-mask-partly]")) {
      const held = place.contains(document.activeElement);
      const said = document.createElement("p");
      said.textContent = this.#partlyWords();
      const taps = document.createElement("div");
      taps.className = "row";
      taps.append(...partly.flatMap((one) => [this.#tap(one, "wholly"), this.#tap(one, "untouched")]));
      place.replaceChildren(said, taps);
      place.hidden = !keys;
      if (held) (place.querySelector("button") ?? this.#behind(place)).focus();
    }
  }

  #tap(subject, word) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = this.words[word].replace("{name}", subject.label);
    button.addEventListener("click", () => this.#whole(() => this.layer.region(subject.cells, word === "wholly")));
    return button;
  }

  // Where the keyboard goes on when nobody is marked in part any more.
  #behind(place) {
    return this.box.contains(place) ? this.stage : place.parentElement.querySelector("button.chief");
  }

  #placeWords() {
    const [x, y] = this.cursor;
    const { width, height } = this.layer;
    const cell = Math.min(height - 1, Math.floor(y)) * width + Math.min(width - 1, Math.floor(x));
    const on = this.subjects.filter((one) => one.cells[cell]).map((one) => one.label);
    const place = this.words.place
      .replace("{x}", `${Math.round((x / width) * 100)} %`)
      .replace("{y}", `${Math.round((y / height) * 100)} %`);
    const covered = this.layer.isCovered(x, y) ? this.words.covered : "";
    return [place, on.join(", "), covered].filter(Boolean).join(". ");
  }

  #sayKept(at) {
    const when = new Date(at).toLocaleString(document.documentElement.lang, {
      day: "numeric",
      month: "long",
      hour: "2-digit",
      minute: "2-digit",
    });
    const place = this.#part("brought");
    place.textContent = this.words.brought.replace("{when}", when);
    place.hidden = false;
  }

  #saySoon(words) {
    clearTimeout(this.#saying);
    this.#saying = setTimeout(() => this.#say(words()), STEADY);
  }

  #say(words) {
    this.#part("says").textContent = words;
  }
}
