// Whoever sends a form whose answer takes long reads meanwhile what is being done, and does not send it twice.

export function sayWhatTakesLong() {
  document.addEventListener("submit", (event) => {
    const told = event.target.querySelector("[data-busy]");
    if (!told || event.defaultPrevented) return;
    told.textContent = told.dataset.busy;
    const button = event.submitter;
    // A page that comes back out of the browser's memory must not have it still pressed.
    addEventListener("pagehide", () => {
      told.textContent = "";
      if (button) button.disabled = false;
    });
    if (button) button.disabled = true;
  });
}
