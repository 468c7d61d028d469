// Comfort for the workshop's form: shapes by one press, files weighed before they are sent, a brush.
// Without it sizes are typed, files are judged by the server, and zones are chosen from the list.

import { offerBrush } from "./brush.js";

function pressShape(button) {
  const form = button.form;
  const [width, height] = button.dataset.size.split("x");
  form.elements.ancho.value = width;
  form.elements.alto.value = height;
  for (const one of form.querySelectorAll("[data-size]")) {
    one.setAttribute("aria-pressed", String(one === button));
  }
  form.elements.alto.dispatchEvent(new Event("change", { bubbles: true }));
}

function complain(field, sentence) {
  const known = field.parentElement.querySelector(".complaint");
  const place = known ?? document.createElement("p");
  place.className = "complaint";
  place.id = `problem-${field.name}`;
  place.setAttribute("role", "alert");
  place.textContent = sentence;
  if (!known) field.after(place);
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", place.id);
}

// A file that the server would turn away is not sent at all: the rest of the form stays.
function weigh(event) {
  const field = event.target;
  if (!(field instanceof HTMLInputElement) || field.type !== "file" || !field.form?.dataset.largest) return;
  if (![...field.files].some((file) => file.size > Number(field.form.dataset.largest))) return;
  field.value = "";
  complain(field, field.form.dataset.tooLarge);
  event.stopImmediatePropagation();
}

// What stands in the seed's field counts once something is typed there.
function heedSeed(event) {
  const form = event.target.form;
  if (event.target.name === "semilla" && form?.elements.azar) form.elements.azar.checked = event.target.value === "";
}

function ready() {
  for (const button of document.querySelectorAll(".maker [data-size]")) {
    button.hidden = false;
    button.type = "button";
  }
  offerBrush();
}

export function easeWorkshop() {
  if (!document.getElementById("maker")) return;
  ready();
  document.addEventListener("change", weigh, { capture: true });
  document.addEventListener("input", heedSeed);
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest(".maker [data-size]");
    if (button) pressShape(button);
  });
  document.addEventListener("htmx:after:swap", (event) => {
    ready();
    const source = event.detail.ctx.sourceElement;
    if (source?.id !== "maker") return;
    const wrong = document.querySelector("#maker [aria-invalid]");
    if (wrong) {
      wrong.closest("details")?.setAttribute("open", "");
      wrong.focus();
    } else {
      document.querySelector(".batches > .batch")?.scrollIntoView({ block: "center" });
    }
  });
}
