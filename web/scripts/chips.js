// Links the words of the memory with what was understood of them, and gives chips their keys.

let pointedAt = [];

function link(ids) {
  pointedAt = ids;
  document.querySelectorAll(".linked").forEach((element) => element.classList.remove("linked"));
  if (!ids.length) return;
  document.querySelectorAll("[data-chips]").forEach((words) => {
    const shared = words.dataset.chips.split(" ").some((id) => ids.includes(id));
    words.classList.toggle("linked", shared);
  });
  ids.forEach((id) => document.getElementById(id)?.classList.add("linked"));
}

function idsAt(target) {
  if (!(target instanceof Element)) return [];
  const words = target.closest("[data-chips]");
  if (words) return words.dataset.chips.split(" ");
  const chip = target.closest("[data-chip]");
  return chip ? [chip.dataset.chip] : [];
}

function removeByKey(event) {
  if (event.key !== "Delete" && event.key !== "Backspace") return;
  if (!(event.target instanceof Element) || !event.target.matches(".chip summary")) return;
  event.preventDefault();
  event.target.closest(".chip").querySelector("form[data-remove]").requestSubmit();
}

function openLinkedChip(event) {
  const words = event.target instanceof Element && event.target.closest("a[data-chips]");
  if (!words) return;
  const summary = document.querySelector(`#${CSS.escape(idsAt(words)[0])} summary`);
  if (!summary) return;
  event.preventDefault();
  summary.focus();
}

// A removed chip takes the focus with it: hand it to the chip that took its place.
function keepPlace() {
  const places = new WeakMap();
  const summaries = () => [...document.querySelectorAll(".chip summary")];
  document.addEventListener("htmx:before:request", (event) => {
    const chip = event.detail.ctx.sourceElement.closest?.(".chip");
    if (chip) places.set(event.detail.ctx, summaries().indexOf(chip.querySelector("summary")));
  });
  document.addEventListener("htmx:after:swap", (event) => {
    // Who corrects with words may go on doing so.
    if (event.detail.ctx.sourceElement.matches?.("form.in-words")) {
      document.querySelector(".in-words input[type=text]")?.focus({ preventScroll: true });
    }
    const place = places.get(event.detail.ctx);
    if (place === undefined) return;
    const left = summaries();
    left[Math.min(place, left.length - 1)]?.focus({ preventScroll: true });
  });
}

export function linkChips() {
  document.addEventListener("pointerover", (event) => link(idsAt(event.target)));
  document.addEventListener("focusin", (event) => link(idsAt(event.target)));
  // The panel may come anew under a pointer that rests.
  document.addEventListener("htmx:after:swap", () => link(pointedAt));
  document.addEventListener("keydown", removeByKey);
  document.addEventListener("click", openLinkedChip);
  keepPlace();
}
