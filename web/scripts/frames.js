// How a picture is made: one frame at a time, by buttons, slider or arrow keys. Nothing moves by itself.
// Without this script all frames stand below each other.

function show(box, number) {
  const frames = [...box.querySelectorAll("[data-frame]")];
  const at = Math.min(Math.max(1, number), frames.length);
  frames.forEach((frame, index) => (frame.hidden = index + 1 !== at));
  frames[at]?.querySelector("img").setAttribute("loading", "eager");
  const slide = box.querySelector("[data-slide]");
  slide.value = String(at);
  slide.setAttribute("aria-valuetext", frames[at - 1].querySelector("h2").textContent);
  for (const button of box.querySelectorAll("[data-step]")) {
    const over = at + Number(button.dataset.step);
    button.setAttribute("aria-disabled", String(over < 1 || over > frames.length));
  }
}

function ready() {
  const box = document.querySelector("[data-frames]:not([data-ready])");
  if (!box) return;
  box.dataset.ready = "yes";
  box.querySelector("[data-steer]").hidden = false;
  box.querySelector("ol").setAttribute("aria-live", "polite");
  const slide = box.querySelector("[data-slide]");
  slide.addEventListener("input", () => show(box, Number(slide.value)));
  for (const button of box.querySelectorAll("[data-step]")) {
    button.addEventListener("click", () => show(box, Number(slide.value) + Number(button.dataset.step)));
  }
  box.addEventListener("keydown", (event) => {
    if (event.target === slide || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) show(box, Number(slide.value) + step);
  });
  show(box, 1);
}

export function showFrames() {
  ready();
  document.addEventListener("htmx:after:swap", ready);
}
