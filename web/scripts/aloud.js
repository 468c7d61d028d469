// Reads aloud: with a Spanish voice of this device, else with one of Evoca's own machine. A voice that
// sends the text elsewhere is used only where Evoca's settings allow it.

let reading = null; // stops what is being read

function voices() {
  return new Promise((resolve) => {
    if (!window.speechSynthesis) return resolve([]);
    const now = speechSynthesis.getVoices();
    if (now.length) return resolve(now);
    const later = () => resolve(speechSynthesis.getVoices());
    speechSynthesis.addEventListener("voiceschanged", later, { once: true });
    return setTimeout(later, 1000);
  });
}

async function spanish() {
  const all = (await voices()).filter((voice) => /^es\b/i.test(voice.lang.replace("_", "-")));
  const best = (some) => some.find((voice) => /^es.ES/i.test(voice.lang)) ?? some[0];
  return { local: best(all.filter((voice) => voice.localService)), remote: best(all.filter((voice) => !voice.localService)) };
}

function sayBy(voice, parts, done) {
  // Sentence by sentence: browsers fall silent in the middle of a long text.
  parts.forEach((part, at) => {
    const utterance = new SpeechSynthesisUtterance(part);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = 0.85;
    utterance.onerror = done;
    if (at === parts.length - 1) utterance.onend = done;
    speechSynthesis.speak(utterance);
  });
  return () => speechSynthesis.cancel();
}

async function fromServer(address, text) {
  const answer = await fetch(address, { method: "POST", body: new URLSearchParams({ texto: text }), headers: { Accept: "application/json" } });
  if (answer.headers.get("content-type") === "audio/wav") return { sound: await answer.arrayBuffer() };
  return answer.json();
}

async function playSound(bytes, done) {
  const context = new AudioContext();
  const source = context.createBufferSource();
  source.buffer = await context.decodeAudioData(bytes);
  source.connect(context.destination);
  source.onended = done;
  source.start();
  return () => {
    source.onended = null;
    context.close();
  };
}

function partsOf(selector) {
  const texts = [...document.querySelectorAll(selector)].map((one) => one.textContent.trim()).filter(Boolean);
  return texts.flatMap((text) => text.match(/[^.!?…]+[.!?…]*["»”)]*\s*/g) ?? [text]);
}

class Reader {
  constructor(root) {
    this.root = root;
    this.status = root.querySelector("[role=status]");
  }

  async begin() {
    reading?.();
    this.root.classList.add("reading");
    this.status.textContent = "";
    let stopped = false;
    let stop = () => {};
    const done = () => {
      stopped = true;
      stop();
      this.root.classList.remove("reading");
      if (reading === done) reading = null;
    };
    reading = done;
    try {
      const started = await this.read(done);
      stop = started ?? stop;
      if (stopped) stop();
    } catch {
      done();
      this.status.textContent = document.body.dataset.lost;
    }
  }

  async read(done) {
    const parts = partsOf(this.root.dataset.aloud);
    const { local, remote } = await spanish();
    if (local) return sayBy(local, parts, done);
    const answer = await fromServer(this.root.dataset.aloudAddress, parts.join(" "));
    if (answer.sound) return playSound(answer.sound, done);
    if (answer.remote && remote) return sayBy(remote, parts, done);
    done();
    this.status.textContent = answer.problem;
    return null;
  }
}

// The teller's own voice: one big button instead of the browser's small ones.
function enlarge(player) {
  const sound = player.querySelector("audio");
  const button = player.querySelector("button");
  const show = () => player.classList.toggle("playing", !sound.paused);
  button.addEventListener("click", () => {
    if (!sound.paused) return sound.pause();
    reading?.();
    return sound.play();
  });
  ["play", "pause", "ended"].forEach((name) => sound.addEventListener(name, show));
  sound.hidden = true;
  player.querySelector(".label").hidden = true;
  button.hidden = false;
}

// A refresh leaves what is being read or played alone.
function leaveAlone() {
  htmx.registerExtension("keep-reading", {
    htmx_before_morph_node: (element) => !element.matches?.("[data-aloud], [data-player]"),
  });
}

export function readAloud() {
  leaveAlone();
  document.querySelectorAll("[data-aloud]").forEach((root) => (root.hidden = false));
  document.addEventListener("click", (event) => {
    const root = event.target instanceof Element && event.target.closest("[data-aloud]");
    if (!root || !event.target.closest("button")) return;
    if (root.classList.contains("reading")) reading?.();
    else new Reader(root).begin();
  });
  window.addEventListener("pagehide", () => reading?.());
  document.querySelectorAll("[data-player]").forEach(enlarge);
}
