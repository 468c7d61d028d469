// The words that the listener was not sure of: underlined for the therapist; a click plays just that
// stretch of sound and offers to put the right word into the box.

const BESIDE = 2; // words shown before and after each
const player = new Audio();

function play({ recording, start, end }) {
  player.src = `/grabaciones/${recording}/sonido?desde=${start}&hasta=${end}`;
  player.play().catch(() => {}); // The sound is gone once its words were sent.
}

function bare(word) {
  return word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
}

// Where the word stands in the box: of all its places, the one nearest to where it was put.
function placeOf(field, word, near) {
  const places = [];
  for (let at = field.value.indexOf(word); at >= 0; at = field.value.indexOf(word, at + 1)) {
    const around = (field.value[at - 1] ?? " ") + (field.value[at + word.length] ?? " ");
    if (!/[\p{L}\p{N}]/u.test(around)) places.push(at);
  }
  return places.sort((a, b) => Math.abs(a - near) - Math.abs(b - near))[0];
}

export class Doubts {
  constructor(section, field) {
    this.section = section;
    this.field = field;
    this.chosen = null;
    if (!section) return;
    this.correct = section.querySelector("[data-correct]");
    this.input = this.correct.querySelector("input");
    section.querySelector("[data-put]").addEventListener("click", () => this.put());
    section.querySelector("[data-hear]").addEventListener("click", () => this.chosen && play(this.chosen.word));
    this.input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      this.put();
    });
  }

  // The words of a recording, whose text begins at this place of the box.
  add(recording, words, start) {
    if (!this.section || !words.some((word) => word.doubtful)) return;
    const line = this.section.querySelector("[data-words]");
    const shown = words.map((_word, index) => words.slice(Math.max(0, index - BESIDE), index + BESIDE + 1).some((near) => near.doubtful));
    let at = start;
    words.forEach((word, index) => {
      if (word.doubtful) line.append(this.button({ ...word, recording, at }), " ");
      else if (shown[index]) line.append(`${word.text} `);
      else if (shown[index - 1] ?? index === 0) line.append("… ");
      at += word.text.length + 1;
    });
    this.section.hidden = false;
  }

  clear() {
    if (!this.section) return;
    this.section.hidden = true;
    this.section.querySelector("[data-words]").replaceChildren();
    this.correct.hidden = true;
    this.chosen = null;
  }

  button(word) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "doubtful";
    button.textContent = word.text;
    button.addEventListener("click", () => this.choose(button, word));
    return button;
  }

  choose(button, word) {
    this.chosen?.button.removeAttribute("aria-expanded");
    this.chosen = { button, word };
    button.setAttribute("aria-expanded", "true");
    this.correct.hidden = false;
    this.input.value = bare(button.textContent);
    play(word);
    this.input.focus();
    this.input.select();
  }

  put() {
    if (!this.chosen) return;
    const { button, word } = this.chosen;
    const before = bare(button.textContent);
    const right = this.input.value.trim();
    const place = before ? placeOf(this.field, before, word.at) : undefined;
    if (place !== undefined && right !== before) {
      this.field.setRangeText(right, place, place + before.length, "end");
      this.field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    button.textContent = button.textContent.replace(before, right);
    button.classList.add("settled");
    button.removeAttribute("aria-expanded");
    this.correct.hidden = true;
    this.chosen = null;
    const next = button.parentElement.querySelector(".doubtful:not(.settled)");
    (next ?? this.field).focus();
  }
}
