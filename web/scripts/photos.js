// Photos are dropped, chosen or taken with the camera, and sent one by one, each with its progress.
//
// Each is seen at once as the browser shows it, long before the server has looked at it: on a busy machine
// that takes a while. The server tells of each photo in a line of its own as soon as it is done, also of
// those in a ZIP.
// Without this the form sends them all at once.

const LINES = "application/x-ndjson";
const SHOWN_SIDE = 160;
const LEFT_BY_SYSTEMS = /^(\..*|__MACOSX|Thumbs\.db|desktop\.ini)$/i;

function line(list, text) {
  const item = document.createElement("li");
  const label = document.createElement("span");
  label.textContent = text;
  item.append(label);
  list.append(item);
  return item;
}

function say(list, sentence, good) {
  const item = line(list, sentence);
  item.className = good ? "good" : "bad";
}

function tellLines(text, list, now) {
  for (const row of text.split("\n").filter(Boolean)) {
    const told = JSON.parse(row);
    now(told.doing);
    if (!told.doing) say(list, told.problem ?? told.sentence, told.good ?? false);
  }
}

// The file's line, with its picture where the browser can show it (HEIC and ZIP it mostly cannot).
function waitingLine(form, file, list) {
  const item = line(list, `${file.name}: ${form.dataset.waiting}`);
  createImageBitmap(file, { resizeHeight: SHOWN_SIDE, resizeQuality: "medium" })
    .then((picture) => item.prepend(drawn(picture)))
    .catch(() => {});
  return item;
}

// Drawn, since the page's rules let it load pictures from the server alone.
function drawn(picture) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SHOWN_SIDE;
  canvas.className = "on-its-way";
  canvas.getContext("2d").drawImage(picture, (SHOWN_SIDE - picture.width) / 2, 0);
  picture.close();
  return canvas;
}

function send(form, file, list, item) {
  const label = item.querySelector("span");
  label.textContent = `${file.name}: ${form.dataset.sending}`;
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-label", file.name);
  item.append(bar);
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    let read = 0;
    request.open("POST", form.action);
    request.setRequestHeader("Accept", LINES);
    request.upload.addEventListener("progress", (event) => {
      bar.value = event.lengthComputable ? event.loaded / event.total : 0;
    });
    request.upload.addEventListener("load", () => {
      label.textContent = `${file.name}: ${form.dataset.looking}`;
      bar.removeAttribute("value");
    });
    const tellNew = (ended) => {
      if (request.status !== 200) return;
      const end = ended ? request.responseText.length : request.responseText.lastIndexOf("\n") + 1;
      tellLines(request.responseText.slice(read, end), list, (doing) => {
        label.textContent = `${file.name}: ${doing ?? form.dataset.looking}`;
      });
      read = end;
    };
    request.addEventListener("progress", () => tellNew(false));
    request.addEventListener("loadend", () => {
      tellNew(true);
      if (request.status !== 200) {
        const short = request.status && request.responseText.length < 300 && !request.responseText.startsWith("<");
        say(list, short ? request.responseText : `${file.name}: ${form.dataset.lost}`, false);
      }
      item.remove();
      done();
    });
    const body = new FormData();
    body.append("fotos", file);
    request.send(body);
  });
}

// Whoever is correcting a photo meanwhile is not interrupted: what they opened stays open, and while they
// write the list waits.
async function refresh(form) {
  const answer = await fetch(form.action, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("photo-groups");
  const now = document.getElementById("photo-groups");
  if (!fresh || !now) return;
  if (now.contains(document.activeElement) && document.activeElement.matches("input, select")) {
    now.addEventListener("focusout", () => refresh(form), { once: true });
    return;
  }
  for (const open of now.querySelectorAll("details[open][id]")) {
    fresh.querySelector(`#${CSS.escape(open.id)}`)?.setAttribute("open", "");
  }
  now.replaceWith(fresh);
}

// What was dropped: files, and those in folders and in folders within them. The browser tells of folders only
// while it is dropping, so all are asked for before anything is waited for.
async function dropped(transfer) {
  const loose = [...transfer.files];
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.some((entry) => entry.isDirectory)) return loose;
  const found = [];
  for (const entry of entries) found.push(...(await filesIn(entry)));
  return found;
}

async function filesIn(entry) {
  if (entry.isFile) return [await new Promise((done, lost) => entry.file(done, lost))];
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    // A hundred at most come at once; none means that these were all.
    const some = await new Promise((done, lost) => reader.readEntries(done, lost));
    if (!some.length) return found;
    for (const each of some) if (!LEFT_BY_SYSTEMS.test(each.name)) found.push(...(await filesIn(each)));
  }
}

export function bringPhotos() {
  const form = document.getElementById("bring");
  if (!form) return;
  const list = form.querySelector("[data-bringing]");
  const drop = form.querySelector("[data-drop]");
  let queue = Promise.resolve();

  const bring = (files) => {
    for (const file of files) {
      if (file.size > Number(form.dataset.largest)) {
        say(list, `${file.name}: ${form.dataset.tooLarge}`, false);
        continue;
      }
      const item = waitingLine(form, file, list);
      queue = queue.then(() => send(form, file, list, item)).then(() => refresh(form)).catch(() => {});
    }
  };

  form.addEventListener("change", (event) => {
    if (event.target.type !== "file") return;
    bring([...event.target.files]);
    event.target.value = "";
  });
  for (const kind of ["dragenter", "dragover"]) {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  for (const kind of ["dragleave", "drop"]) {
    drop.addEventListener(kind, () => drop.classList.remove("over"));
  }
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    dropped(event.dataTransfer).then(bring, () => say(list, form.dataset.lost, false));
  });
  // A photo dropped beside the place for it would replace the page.
  for (const kind of ["dragover", "drop"]) {
    document.addEventListener(kind, (event) => event.preventDefault());
  }
}
