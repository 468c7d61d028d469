// A brush over the start picture: what is painted white becomes the mask that the form sends.

const LARGEST = 1024; // pixels of the mask's longer side

function tools(box) {
  const bar = box.closest("form").querySelector("[data-brush-tools]");
  if (!bar) return null;
  const part = (name) => bar.querySelector(`[data-brush-${name}]`);
  return { bar, start: part("start"), done: part("done"), clear: part("clear"), size: part("size") };
}

function canvasOver(box) {
  const picture = box.querySelector("img");
  const canvas = document.createElement("canvas");
  const scale = Math.min(1, LARGEST / Math.max(picture.naturalWidth, picture.naturalHeight));
  canvas.width = Math.round(picture.naturalWidth * scale);
  canvas.height = Math.round(picture.naturalHeight * scale);
  box.querySelector(".mask")?.remove();
  box.append(canvas);
  return canvas;
}

function paintable(canvas, size) {
  const ink = canvas.getContext("2d");
  ink.lineCap = ink.lineJoin = "round";
  ink.strokeStyle = "#7a2233";
  let last = null;
  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return [
      ((event.clientX - box.left) / box.width) * canvas.width,
      ((event.clientY - box.top) / box.height) * canvas.height,
    ];
  };
  const stroke = (event) => {
    const here = place(event);
    ink.lineWidth = (Number(size.value) / 100) * Math.max(canvas.width, canvas.height);
    ink.beginPath();
    ink.moveTo(...(last ?? here));
    ink.lineTo(...here);
    ink.stroke();
    last = here;
  };
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    stroke(event);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (last) stroke(event);
  });
  for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, () => (last = null));
}

function send(canvas, field) {
  const whole = document.createElement("canvas");
  whole.width = canvas.width;
  whole.height = canvas.height;
  const ink = whole.getContext("2d");
  ink.fillStyle = "#000";
  ink.fillRect(0, 0, whole.width, whole.height);
  ink.filter = "brightness(0) invert(1)";
  ink.drawImage(canvas, 0, 0);
  whole.toBlob((blob) => {
    const carrier = new DataTransfer();
    carrier.items.add(new File([blob], "zona.png", { type: "image/png" }));
    field.files = carrier.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }, "image/png");
}

export function offerBrush() {
  const box = document.querySelector("[data-brush]");
  const own = box && tools(box);
  if (!own || own.bar.dataset.ready) return;
  own.bar.dataset.ready = "yes";
  own.bar.hidden = false;
  let canvas = null;
  own.start.addEventListener("click", () => {
    canvas = canvasOver(box);
    paintable(canvas, own.size);
    own.start.hidden = true;
    for (const one of [own.done, own.clear, own.size.parentElement]) one.hidden = false;
    own.size.focus();
    box.scrollIntoView({ block: "nearest" });
  });
  own.clear.addEventListener("click", () => canvas.getContext("2d").clearRect(0, 0, canvas.width, canvas.height));
  own.done.addEventListener("click", () => {
    const field = box.closest("form").elements.imagen_mascara;
    send(canvas, field);
    canvas.remove();
    own.start.hidden = false;
    for (const one of [own.done, own.clear, own.size.parentElement]) one.hidden = true;
  });
}
