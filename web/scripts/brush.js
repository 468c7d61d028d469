// A brush over the workshop's start picture: the same as on the page of repairs, without its tools.
// What is painted becomes the mask that the form sends.

import { MaskHand } from "./mask-hand.js";
import { MaskLayer } from "./mask-layer.js";
import { MaskView } from "./mask-view.js";

const LARGEST = 1024; // cells of the mask's longer side

class Brush extends MaskHand {
  constructor(box, field) {
    const picture = box.querySelector("img");
    const scale = Math.min(1, LARGEST / Math.max(picture.naturalWidth, picture.naturalHeight));
    const layer = new MaskLayer(
      Math.round(picture.naturalWidth * scale),
      Math.round(picture.naturalHeight * scale),
    );
    const [sheet, cursor] = [document.createElement("div"), document.createElement("div")];
    const canvas = document.createElement("canvas");
    sheet.className = "mask-sheet";
    cursor.className = "mask-cursor";
    cursor.hidden = true;
    box.querySelector(".mask")?.remove();
    picture.before(sheet);
    sheet.append(picture, canvas);
    box.append(cursor);
    super(box, new MaskView(box, sheet, canvas, cursor, layer), layer);
    this.field = field;
    this.own = [sheet, cursor];
    box.tabIndex = 0;
    box.setAttribute("role", "application");
    box.setAttribute("aria-label", picture.alt);
    this.follow();
    this.changed(false);
  }

  get size() {
    return Number(this.field.value);
  }

  resize(direction) {
    this.field.value = String(Number(this.field.value) + direction);
    this.drawCursor();
  }

  clear() {
    this.layer.remember();
    this.layer.clear();
    this.changed(true);
  }

  // Leaves the picture as it was found; the box is new, since it still listens.
  close() {
    const [sheet] = this.own;
    const bare = this.stage.cloneNode(false);
    for (const name of ["tabindex", "role", "aria-label"]) bare.removeAttribute(name);
    bare.append(sheet.querySelector("img"));
    this.stage.replaceWith(bare);
  }
}

function tools(box) {
  const bar = box.closest("form").querySelector("[data-brush-tools]");
  if (!bar) return null;
  const part = (name) => bar.querySelector(`[data-brush-${name}]`);
  return { bar, start: part("start"), done: part("done"), clear: part("clear"), size: part("size") };
}

async function send(brush, field) {
  const carrier = new DataTransfer();
  carrier.items.add(await brush.file());
  field.files = carrier.files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

export function offerBrush() {
  const box = document.querySelector("[data-brush]");
  const own = box && tools(box);
  if (!own || own.bar.dataset.ready) return;
  own.bar.dataset.ready = "yes";
  own.bar.hidden = false;
  const form = box.closest("form");
  const working = [own.done, own.clear, own.size.parentElement];
  let brush = null;
  own.start.addEventListener("click", () => {
    const now = form.querySelector("[data-brush]");
    brush = new Brush(now, own.size);
    own.start.hidden = true;
    for (const one of working) one.hidden = false;
    own.size.focus();
    now.scrollIntoView({ block: "nearest" });
  });
  own.clear.addEventListener("click", () => brush.clear());
  own.done.addEventListener("click", async () => {
    await send(brush, form.elements.imagen_mascara);
    brush.close();
    own.start.hidden = false;
    for (const one of working) one.hidden = true;
  });
}
