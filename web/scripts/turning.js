// Turns the book's pages by arrow keys and by swiping; the links do the same by hand.

const FAR_ENOUGH = 60; // CSS pixels of a swipe

function turn(way) {
  const link = document.querySelector(`[data-turn="${way}"]`);
  if (!link) return;
  link.click();
}

function isWriting(target) {
  return target instanceof Element && target.matches("input, textarea, select, [contenteditable]");
}

function byKeys(event) {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || isWriting(event.target)) return;
  if (event.key === "ArrowRight" || event.key === "PageDown") turn("after");
  else if (event.key === "ArrowLeft" || event.key === "PageUp") turn("before");
  else return;
  event.preventDefault();
}

function bySwipes(book) {
  let start = null;
  book.addEventListener(
    "touchstart",
    (event) => {
      // Two fingers, or one on a page already enlarged, look around instead.
      const alone = event.touches.length === 1 && (window.visualViewport?.scale ?? 1) < 1.05;
      start = alone && !isWriting(event.target) ? event.touches[0] : null;
    },
    { passive: true },
  );
  book.addEventListener("touchend", (event) => {
    if (!start) return;
    const end = event.changedTouches[0];
    const across = end.clientX - start.clientX;
    const along = end.clientY - start.clientY;
    start = null;
    if (Math.abs(across) < FAR_ENOUGH || Math.abs(across) < 2 * Math.abs(along)) return;
    turn(across < 0 ? "after" : "before");
  });
}

// Whoever turns a page finds the same button ready on the next one. Coming from the cover is no turn:
// its links carry no rel.
function keepPlace() {
  if (performance.getEntriesByType("navigation")[0]?.type !== "navigate") return;
  const links = [...document.querySelectorAll("[data-turn]")];
  const back = links.find((link) => link.rel && link.href === document.referrer);
  links.find((link) => back && link.dataset.turn !== back.dataset.turn)?.focus({ preventScroll: true });
}

export function turnPages() {
  const book = document.querySelector("[data-turning]");
  if (!book) return;
  document.addEventListener("keydown", byKeys);
  bySwipes(book);
  keepPlace();
}
