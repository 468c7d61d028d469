// Says it when the server cannot be reached, and keeps a kind page for that on this device.

function sayLost(event) {
  const source = event.detail.ctx?.sourceElement;
  if (source?.id?.startsWith("live-") || source?.id?.startsWith("making-")) return; // these try again by themselves
  const notice = document.createElement("div");
  notice.className = "notice";
  const sentence = document.createElement("p");
  sentence.textContent = document.body.dataset.lost;
  notice.append(sentence);
  const form = source?.closest?.("form");
  if (form) {
    const again = document.createElement("button");
    again.textContent = document.body.dataset.again;
    again.addEventListener("click", () => {
      notice.remove();
      form.requestSubmit();
    });
    notice.append(again);
  }
  document.getElementById("notices").replaceChildren(notice);
}

export function tellOfLostConnection() {
  document.addEventListener("htmx:error", sayLost);
  navigator.serviceWorker?.register("/sin-conexion.js").catch(() => {});
}
