// The talk: Enter tells, the latest turn is in view, and the field is ready for the next memory.

let latest = null;

// Only when something new was said: who reads an earlier turn is left there.
function latestInView() {
  const said = document.getElementById("said");
  const last = said?.querySelector(".turns > :last-child");
  if (!last || said.textContent === latest) return;
  latest = said.textContent;
  said.scrollTop = said.scrollHeight;
}

// What stands below may take room from the talk; who is at its end stays there.
function stayAtEnd() {
  const said = document.getElementById("said");
  if (!said) return;
  let atEnd = true;
  said.addEventListener("scroll", () => (atEnd = said.scrollHeight - said.scrollTop - said.clientHeight < 40));
  new ResizeObserver(() => atEnd && (said.scrollTop = said.scrollHeight)).observe(said);
}

// Whoever has moved on while the answer was on its way is not called back.
function isElsewhere() {
  const active = document.activeElement;
  return active !== null && active !== document.body && !active.closest(".tell");
}

export function easeTalking() {
  latestInView();
  stayAtEnd();
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    if (!(event.target instanceof Element) || !event.target.matches(".tell textarea")) return;
    event.preventDefault();
    event.target.form.requestSubmit();
  });
  document.addEventListener("htmx:after:swap", (event) => {
    latestInView();
    const told = event.detail.ctx.sourceElement.matches?.("form.tell");
    if (told && !isElsewhere()) document.querySelector(".tell textarea")?.focus({ preventScroll: true });
  });
}
