// Shows a mask over its picture, as stripes with an edge that are told apart without colour, and holds
// what part of the picture is seen: from whole to eight times enlarged.

const STRIPE = 7; // CSS pixels
const EDGE = 2;
export const LARGEST = 8;

export class MaskView {
  #frame = 0;
  #dirty = null;

  constructor(stage, sheet, canvas, cursor, layer) {
    this.stage = stage;
    this.sheet = sheet;
    this.canvas = canvas;
    this.cursor = cursor;
    this.layer = layer;
    this.zoom = 1;
    this.x = 0; // of the sheet's left upper corner in the stage, CSS pixels
    this.y = 0;
    canvas.width = layer.width;
    canvas.height = layer.height;
    this.ink = canvas.getContext("2d");
    new ResizeObserver(() => this.#place()).observe(stage);
  }

  // Where on the mask a point of the window is.
  at(clientX, clientY) {
    const box = this.stage.getBoundingClientRect();
    const scale = this.#scale();
    return [(clientX - box.left - this.x) / scale, (clientY - box.top - this.y) / scale];
  }

  // Enlarges by a factor around a point of the window, by default the middle.
  enlarge(factor, clientX = null, clientY = null) {
    const box = this.stage.getBoundingClientRect();
    const [px, py] = clientX === null ? [box.width / 2, box.height / 2] : [clientX - box.left, clientY - box.top];
    const zoom = Math.min(LARGEST, Math.max(1, this.zoom * factor));
    const ratio = zoom / this.zoom;
    this.x = px - (px - this.x) * ratio;
    this.y = py - (py - this.y) * ratio;
    this.zoom = zoom;
    this.#place();
  }

  move(dx, dy) {
    this.x += dx;
    this.y += dy;
    this.#place();
  }

  // Brings a point of the mask into the middle.
  centre([x, y]) {
    const scale = this.#scale();
    this.x = this.stage.clientWidth / 2 - x * scale;
    this.y = this.stage.clientHeight / 2 - y * scale;
    this.#place();
  }

  // Moves just so far that a point of the mask is well in sight.
  keepInSight([x, y], radius) {
    const scale = this.#scale();
    const room = Math.min(radius * scale + 8, this.stage.clientWidth / 3);
    const [px, py] = [x * scale + this.x, y * scale + this.y];
    const over = (at, size) => (at < room ? room - at : at > size - room ? size - room - at : 0);
    this.move(over(px, this.stage.clientWidth), over(py, this.stage.clientHeight));
  }

  whole() {
    this.zoom = 1;
    this.x = this.y = 0;
    this.#place();
  }

  showCursor([x, y], radius, erases) {
    const scale = this.#scale();
    const size = Math.max(6, 2 * radius * scale);
    this.cursor.hidden = false;
    this.cursor.classList.toggle("erases", erases);
    this.cursor.style.width = this.cursor.style.height = `${size}px`;
    this.cursor.style.transform = `translate(${x * scale + this.x - size / 2}px, ${y * scale + this.y - size / 2}px)`;
  }

  hideCursor() {
    this.cursor.hidden = true;
  }

  // Draws a part of the mask, or all of it, before the next picture of the screen.
  draw(box = null) {
    const all = { left: 0, top: 0, right: this.layer.width, bottom: this.layer.height };
    this.#dirty = this.#dirty && box ? union(this.#dirty, box) : (box ?? all);
    if (!box) this.#dirty = all;
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#paint(this.#dirty);
      this.#dirty = null;
    });
  }

  #scale() {
    return (this.stage.clientWidth / this.layer.width) * this.zoom;
  }

  #place() {
    const [width, height] = [this.stage.clientWidth, this.stage.clientHeight];
    this.x = Math.min(0, Math.max(width * (1 - this.zoom), this.x));
    this.y = Math.min(0, Math.max(height * (1 - this.zoom), this.y));
    this.sheet.style.transform = `translate(${this.x}px, ${this.y}px) scale(${this.zoom})`;
    this.draw();
  }

  // Stripes and edge keep their width on the screen however far the picture is enlarged.
  #paint(dirty) {
    const { layer } = this;
    const cell = 1 / (this.#scale() || 1);
    const edge = Math.max(1, Math.round(EDGE * cell));
    const box = {
      left: Math.max(0, dirty.left - edge),
      top: Math.max(0, dirty.top - edge),
      right: Math.min(layer.width, dirty.right + edge),
      bottom: Math.min(layer.height, dirty.bottom + edge),
    };
    const [width, height] = [box.right - box.left, box.bottom - box.top];
    if (width <= 0 || height <= 0) return;
    const image = this.ink.createImageData(width, height);
    const pixels = new Uint32Array(image.data.buffer);
    const stripe = Math.max(1, STRIPE * cell);
    for (let y = box.top; y < box.bottom; y++) {
      for (let x = box.left; x < box.right; x++) {
        const at = (y - box.top) * width + x - box.left;
        pixels[at] = this.#colour(x, y, edge, stripe);
      }
    }
    this.ink.putImageData(image, box.left, box.top);
  }

  #colour(x, y, edge, stripe) {
    const { cells, width, height } = this.layer;
    const here = cells[y * width + x];
    const other = (px, py) =>
      px >= 0 && py >= 0 && px < width && py < height && cells[py * width + px] !== here;
    const isEdge =
      other(x - edge, y) || other(x + edge, y) || other(x, y - edge) || other(x, y + edge);
    // Alpha, blue, green, red: a dark line inside of a light one, seen on any picture.
    if (isEdge) return here ? 0xff151d24 : 0xffffffff;
    if (!here) return 0;
    return Math.floor((x + y) / stripe) % 2 ? 0xa833227a : 0x8cf7fdff;
  }
}

function union(one, other) {
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}
