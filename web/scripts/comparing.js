// Versions of a page: two of them one over the other, with a line to move. Nothing moves by itself.
// Without this script they stand beside each other, and a button chooses which two.

function cut(box, share) {
  box.querySelector(".layers").style.setProperty("--cut", `${share}%`);
}

// The button that goes back to a version gives way to the words that it is the present one: the keyboard's
// place goes there with it. That they can be focused is written in the page and not here: the next refresh would
// take an attribute added here away, and the place with it.

function keepPlaceInStrip() {
  let pressed = "";
  document.addEventListener("submit", (event) => {
    pressed = event.target.closest?.(".strip > li")?.id ?? "";
  });
  document.addEventListener("htmx:after:swap", () => {
    const present = pressed && document.getElementById(pressed)?.querySelector(".present");
    if (!present) return;
    pressed = "";
    present.focus({ preventScroll: true });
  });
}

export function compareVersions() {
  keepPlaceInStrip();
  const box = document.querySelector("[data-upon]");
  if (!box) return;
  const slide = box.querySelector("[data-cut]");
  box.hidden = false;
  slide.addEventListener("input", () => cut(box, slide.value));
  for (const button of box.querySelectorAll("[data-whole]")) {
    button.addEventListener("click", () => {
      slide.value = button.dataset.whole;
      cut(box, slide.value);
    });
  }
  cut(box, slide.value);
}
