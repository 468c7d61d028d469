// The hand over a mask: strokes by pointer and by key, the cursor that shows where, the way back.
//
// Whoever extends it says how thick the brush is, whether it erases, and what follows a change.

import { followKeys } from "./mask-keys.js";
import { followPointers } from "./mask-pointers.js";

export class MaskHand {
  #stroke = null;

  constructor(stage, view, layer) {
    this.stage = stage;
    this.view = view;
    this.layer = layer;
    this.cursor = [layer.width / 2, layer.height / 2];
  }

  // Begins to listen; once for each stage.
  follow() {
    this.wantsToMove = followKeys(this.stage, this);
    followPointers(this.stage, this.view, this);
  }

  // Half the brush's width in cells of the mask.
  get radius() {
    return Math.max(0.5, (this.size / 200) * Math.max(this.layer.width, this.layer.height));
  }

  // The brush's width in percent of the picture's longer side.
  get size() {
    return 10;
  }

  get erases() {
    return false;
  }

  // Whether the mouse moves the picture instead of painting.
  get moves() {
    return false;
  }

  beginStroke(point, erases) {
    this.layer.remember();
    this.#stroke = { last: point, covers: !erases && !this.erases };
    this.goOn(point);
  }

  goOn(point) {
    if (!this.#stroke) return;
    const { last, covers } = this.#stroke;
    this.view.draw(this.layer.stroke(last, point, this.radius, covers));
    this.#stroke.last = this.cursor = point;
    this.drawCursor();
  }

  end() {
    if (!this.#stroke) return;
    this.#stroke = null;
    this.changed(true);
    this.sayShare();
  }

  takeBack() {
    if (!this.#stroke) return;
    this.#stroke = null;
    this.layer.takeBack();
    this.changed(false);
  }

  travel(direction) {
    if (direction < 0 ? !this.layer.canUndo : !this.layer.canRedo) return;
    if (direction < 0) this.layer.undo();
    else this.layer.redo();
    this.changed(true);
    this.sayShare();
  }

  hover(point) {
    this.view.showCursor(point, this.radius, this.erases);
  }

  leave() {
    if (document.activeElement === this.stage && this.stage.matches(":focus-visible")) this.drawCursor();
    else this.view.hideCursor();
  }

  showCursor() {
    if (this.stage.matches(":focus-visible")) this.drawCursor();
  }

  drawCursor() {
    this.view.showCursor(this.cursor, this.radius, this.erases);
  }

  moveCursor(dx, dy, paints) {
    const { width, height } = this.layer;
    const there = [
      Math.min(width, Math.max(0, this.cursor[0] + dx)),
      Math.min(height, Math.max(0, this.cursor[1] + dy)),
    ];
    if (paints) this.goOn(there);
    this.cursor = there;
    this.view.keepInSight(there, this.radius);
    this.drawCursor();
    this.sayPlace();
  }

  // The mask as a PNG file of black and white, white what is covered.
  async file() {
    const { width, height, cells } = this.layer;
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    const ink = canvas.getContext("2d");
    const image = ink.createImageData(width, height);
    const pixels = new Uint32Array(image.data.buffer);
    for (let at = 0; at < cells.length; at++) pixels[at] = cells[at] ? 0xffffffff : 0xff000000;
    ink.putImageData(image, 0, 0);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
    return new File([blob], "zona.png", { type: "image/png" });
  }

  // What extends it fills in: `painted` says that the mask is another than before.

  changed(_painted) {
    this.view.draw();
  }

  resize(_direction) {}

  enlarged() {}

  sayBrush(_down) {}

  sayPlace() {}

  sayShare() {}
}
