// The page of repairs: the editor's mask goes along with the form, and what is typed is kept with it.

import { MaskEditor, MEANT } from "./mask-editor.js";

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

function join(box, form, editor, kept) {
  const file = form.elements.imagen_mascara;
  let brought = false; // the file field holds a mask of the user's own
  let ready = false; // what is to be sent lies in the form
  let quiet = 0;
  if (kept && form.hasAttribute("data-fresh")) fill(form, kept);
  editor.fields = () => fieldsOf(form);
  const lookAgain = () => {
    clearTimeout(quiet);
    quiet = setTimeout(() => {
      form.elements.cubiertos.value = editor.covered(MEANT).join(" ");
      document.getElementById("repair-understood").dispatchEvent(new Event("look-again"));
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
    event.preventDefault();
    const carrier = new DataTransfer();
    if (!editor.isEmpty) carrier.items.add(await editor.file());
    file.files = carrier.files;
    form.elements.mascara.value = "";
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
