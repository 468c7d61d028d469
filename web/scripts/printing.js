// A button that prints the page it stands on; without script it is not there.

export function printPages() {
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-print]")) window.print();
  });
}
