// A mask as a grid of cells, covered or not: strokes, regions, inverting, and the way back and forth.
// Knows no page and draws nothing.

const FARTHEST_BACK = 80; // states that can be undone

export class MaskLayer {
  #past = [];
  #future = [];
  #dropped = []; // what a change made impossible to redo, until it is sure to stay

  constructor(width, height) {
    this.width = width;
    this.height = height;
    this.cells = new Uint8Array(width * height);
    this.covered = 0;
  }

  get share() {
    return this.covered / this.cells.length;
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  // Everything within `radius` of the way from one point to another; gives the box that it touched.
  stroke(from, to, radius, covers) {
    const value = covers ? 1 : 0;
    const [ax, ay] = from;
    const [dx, dy] = [to[0] - ax, to[1] - ay];
    const length = dx * dx + dy * dy;
    const box = this.#within(
      Math.min(ax, to[0]) - radius,
      Math.min(ay, to[1]) - radius,
      Math.max(ax, to[0]) + radius,
      Math.max(ay, to[1]) + radius,
    );
    for (let y = box.top; y < box.bottom; y++) {
      for (let x = box.left; x < box.right; x++) {
        const [px, py] = [x + 0.5 - ax, y + 0.5 - ay];
        const along = length ? Math.min(1, Math.max(0, (px * dx + py * dy) / length)) : 0;
        const [ex, ey] = [px - along * dx, py - along * dy];
        if (ex * ex + ey * ey <= radius * radius) this.#set(y * this.width + x, value);
      }
    }
    return box;
  }

  // The cells of a region (a Uint8Array of the same size), covered or laid bare.
  region(cells, covers) {
    for (let at = 0; at < cells.length; at++) if (cells[at]) this.#set(at, covers ? 1 : 0);
  }

  // How much of a region is covered, 0 to 1.
  coverOf(cells) {
    let all = 0;
    let covered = 0;
    for (let at = 0; at < cells.length; at++) {
      all += cells[at];
      covered += cells[at] & this.cells[at];
    }
    return all ? covered / all : 0;
  }

  isCovered(x, y) {
    const [column, row] = [Math.floor(x), Math.floor(y)];
    return column >= 0 && row >= 0 && column < this.width && row < this.height
      ? this.cells[row * this.width + column] === 1
      : false;
  }

  invert() {
    for (let at = 0; at < this.cells.length; at++) this.cells[at] ^= 1;
    this.covered = this.cells.length - this.covered;
  }

  clear() {
    this.cells.fill(0);
    this.covered = 0;
  }

  // Remembers how it is now, to come back to; to be called before a change.
  remember() {
    this.#past.push(this.runs());
    if (this.#past.length > FARTHEST_BACK) this.#past.shift();
    this.#dropped = this.#future;
    this.#future = [];
  }

  // Goes back to what was remembered last and forgets what came after: a stroke that was none.
  takeBack() {
    if (!this.canUndo) return;
    this.take(this.#past.pop());
    this.#future = this.#dropped;
  }

  undo() {
    if (!this.canUndo) return;
    this.#future.push(this.runs());
    this.take(this.#past.pop());
  }

  redo() {
    if (!this.canRedo) return;
    this.#past.push(this.runs());
    this.take(this.#future.pop());
  }

  // The cells as lengths of runs, bare ones first: a few hundred numbers for most masks.
  runs() {
    const found = [];
    let value = 0;
    let begun = 0;
    for (let at = 0; at < this.cells.length; at++) {
      if (this.cells[at] === value) continue;
      found.push(at - begun);
      value = this.cells[at];
      begun = at;
    }
    found.push(this.cells.length - begun);
    return found;
  }

  // Puts runs in place; those of another size are left alone, which it tells.
  take(runs) {
    if (runs.reduce((sum, run) => sum + run, 0) !== this.cells.length) return false;
    let at = 0;
    this.covered = 0;
    runs.forEach((run, index) => {
      this.cells.fill(index % 2, at, at + run);
      if (index % 2) this.covered += run;
      at += run;
    });
    return true;
  }

  #set(at, value) {
    this.covered += value - this.cells[at];
    this.cells[at] = value;
  }

  #within(left, top, right, bottom) {
    return {
      left: Math.max(0, Math.floor(left)),
      top: Math.max(0, Math.floor(top)),
      right: Math.min(this.width, Math.ceil(right)),
      bottom: Math.min(this.height, Math.ceil(bottom)),
    };
  }
}
