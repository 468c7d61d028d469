// Escape and the "no" buttons close a menu, a notice goes when sent away, and a refresh from the server leaves open what was open.

function close(details) {
  details.open = false;
  details.querySelector("summary").focus();
}

export function closeMenus() {
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("[data-close]");
    if (button) close(button.closest("details"));
    if (event.target instanceof Element) event.target.closest("[data-dismiss]")?.closest(".notice").remove();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !(event.target instanceof Element)) return;
    const open = event.target.closest("details[open]");
    if (open) close(open);
  });
  htmx.registerExtension("keep-open", {
    htmx_before_morph_attr: (element, detail) =>
      !(element instanceof HTMLDetailsElement && detail.attrName === "open"),
  });
}
