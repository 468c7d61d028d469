// Escape, the "no" buttons and what was chosen in it close a menu; a notice goes when sent away;
// a refresh from the server leaves open what was open, and ticks what is now chosen.

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
  document.addEventListener("htmx:after:request", (event) => {
    const { sourceElement, response } = event.detail.ctx;
    const menu = sourceElement.closest?.(".chip details, .asks");
    if (menu && response.status < 400) menu.open = false;
  });
  htmx.registerExtension("keep-open", {
    htmx_before_morph_attr: (element, detail) =>
      !(element instanceof HTMLDetailsElement && detail.attrName === "open"),
  });
  // A box once touched heeds its attribute no longer: an undone choice would stay ticked.
  htmx.registerExtension("tick-chosen", {
    htmx_before_morph_attr: (element, detail) => {
      if (detail.attrName === "checked") element.checked = detail.newValue !== null;
    },
  });
}
