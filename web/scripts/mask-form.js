// The page of repairs: the editor's mask goes along with the form, and what is typed is kept with it.

import { MaskEditor, MEANT, TOUCHED } from "./mask-editor.js";

const KEPT_FIELDS = [
  "que", "palabras", "ficha", "cuantas", "fuerza", "donde", "contenido", "pasos", "cfg", "borde", "margen",
  "semilla", "azar", "instruccion",
];
const QUIET = 500; // milliseconds without a change, after which the words are read

function fieldsOf(form) {
  const values = new FormData(form);
  return Object.fromEntries(KEPT_FIELDS.map((name) => [name, values.get(name) ?? ""]));
}

function fill(form, fields) {
  for (const [name, value] of Object.entries(fields)) {
    const field = KEPT_FIELDS.includes(name) && form.elements[name];
    if (!field) continue;
    if (field.type === "checkbox") field.checked = value !== "";
    else field.value = value;
  }
}

// A mask that was brought as a file is shown in the editor; sent is the file itself, with its greys, until
// something is painted.
async function showFile(editor, form, field) {
  const file = field.files[0];
  if (!file) return;
  if (file.size > Number(form.dataset.largest)) {
    field.value = "";
    field.setCustomValidity(form.dataset.tooLarge);
    field.reportValidity();
    return;
  }
  field.setCustomValidity("");
  await editor.bring(file).catch(() => null); // the server says what is wrong with it
}

// What was read of words that are written over meanwhile is not shown, and a line says that they are read.
class Reading {
  #asked = null; // the request whose answer is waited for

  constructor(form) {
    this.form = form;
    this.read = document.getElementById("repair-understood");
    this.line = form.querySelector("[data-repair-reading]");
    this.waits = false; // until nothing is typed any more
    document.addEventListener("htmx:before:request", ({ detail }) => {
      if (detail.ctx.sourceElement === this.read) this.#asked = detail.ctx;
    });
    document.addEventListener("htmx:after:swap", ({ detail }) => {
      if (this.#isLast(detail.ctx)) this.read.classList.remove("outdated");
    });
    document.addEventListener("htmx:finally:request", ({ detail }) => {
      if (this.#isLast(detail.ctx)) this.line.hidden = true;
    });
  }

  begin() {
    const { que, palabras, ficha } = fieldsOf(this.form);
    this.waits = true;
    this.read.classList.add("outdated");
    this.line.hidden = que !== "nada" && !(que === "ficha" ? ficha : palabras.trim());
  }

  // What is on its way already is answered first, and is no longer the last.
  ask() {
    this.waits = false;
    this.#asked = null;
    this.read.dispatchEvent(new Event("look-again"));
  }

  #isLast(context) {
    return context === this.#asked && !this.waits;
  }
}

function join(box, form, editor, kept) {
  const file = form.elements.imagen_mascara;
  let brought = false; // the file field holds a mask of the user's own
  let ready = false; // what is to be sent lies in the form
  let quiet = 0;
  const reading = new Reading(form);
  if (kept && form.hasAttribute("data-fresh")) fill(form, kept);
  editor.fields = () => fieldsOf(form);
  const lookAgain = () => {
    clearTimeout(quiet);
    reading.begin();
    quiet = setTimeout(() => {
      const [covered, touched] = [editor.covered(MEANT), editor.covered(TOUCHED)];
      form.elements.cubiertos.value = covered.join(" ");
      form.elements.rozados.value = touched.filter((key) => !covered.includes(key)).join(" ");
      reading.ask();
    }, QUIET);
  };
  box.addEventListener("mask-change", (event) => {
    if (event.detail.byHand) {
      brought = false;
      file.value = "";
      form.elements.mascara.value = "";
    }
    lookAgain();
  });
  form.addEventListener("input", (event) => {
    const chosen = event.target.dataset?.chooses;
    if (chosen) form.elements.que.value = chosen;
    editor.keep();
    lookAgain();
  });
  file.addEventListener("change", async () => {
    await showFile(editor, form, file);
    brought = file.files.length > 0;
  });
  form.addEventListener("submit", async (event) => {
    if (ready || brought) return;
    file.value = "";
    // A submission that is asked for within another's event is none: with nothing marked this one goes on.
    if (editor.isEmpty) return;
    form.elements.mascara.value = "";
    event.preventDefault();
    const carrier = new DataTransfer();
    carrier.items.add(await editor.file());
    file.files = carrier.files;
    ready = true;
    editor.keep();
    form.requestSubmit(event.submitter);
    ready = false;
  });
  // Coming back by the browser's own way shows the form as it was sent.
  window.addEventListener("pageshow", () => (ready = false));
  lookAgain();
}

export async function repairPictures() {
  const box = document.querySelector("[data-mask-editor]");
  const form = document.querySelector("[data-repair-form]");
  if (!box || !form) return;
  const picture = box.querySelector("[data-mask-picture]");
  await picture.decode().catch(() => null);
  if (!picture.naturalWidth) return;
  const editor = new MaskEditor(box);
  join(box, form, editor, await editor.begin());
}
