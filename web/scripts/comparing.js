// Two versions of a page, one over the other with a line to move. Nothing moves by itself.
// Without this script they stand beside each other, and a button chooses which two.

function cut(box, share) {
  box.querySelector(".layers").style.setProperty("--cut", `${share}%`);
}

export function compareVersions() {
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
