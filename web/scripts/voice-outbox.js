// Sends the pieces of recordings in their order. Each lies on this device, too, until the server has
// stored it: through a lost connection, a reload or a closed window.

const NAME = "evoca-voice";
const WAIT = 2000; // ms before another try
const HALF_SECOND = 16000; // bytes
const USELESS = [403, 404, 422]; // answers after which a recording can never be sent

function asked(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

// What lies on this device. Storage can be full or forbidden: then sound only waits in this page.
class Shelf {
  constructor() {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore("recordings", { keyPath: "id" });
      opening.result.createObjectStore("pieces", { keyPath: ["recording", "number"] });
    };
    this.opened = asked(opening);
  }

  async use(store, mode, work) {
    try {
      const base = await this.opened;
      return await asked(work(base.transaction(store, mode).objectStore(store)));
    } catch {
      return undefined;
    }
  }

  static all(id) {
    return IDBKeyRange.bound([id, 0], [id, Infinity]);
  }

  put(store, value) {
    return this.use(store, "readwrite", (shelf) => shelf.put(value));
  }

  async load(owner) {
    const recordings = (await this.use("recordings", "readonly", (shelf) => shelf.getAll())) ?? [];
    const own = recordings.filter((one) => one.owner === owner);
    for (const one of own) {
      one.pieces = (await this.use("pieces", "readonly", (shelf) => shelf.getAll(Shelf.all(one.id)))) ?? [];
    }
    return own;
  }

  removePiece(id, number) {
    return this.use("pieces", "readwrite", (shelf) => shelf.delete([id, number]));
  }

  async remove(id) {
    await this.use("recordings", "readwrite", (shelf) => shelf.delete(id));
    await this.use("pieces", "readwrite", (shelf) => shelf.delete(Shelf.all(id)));
  }
}

export class Outbox {
  // tell(facts): the server's answer to a piece; trouble(kind, sentence): "offline", "problem" or "".
  constructor(owner, { tell, trouble }) {
    this.owner = owner;
    this.tell = tell;
    this.trouble = trouble;
    this.shelf = new Shelf();
    this.recordings = new Map();
    this.known = 0;
    this.working = false;
    window.addEventListener("online", () => this.work());
  }

  // The recordings that an earlier page left on this device.
  async leftovers() {
    const left = await this.shelf.load(this.owner);
    for (const { pieces, ...one } of left) {
      const sound = new Map(pieces.map((piece) => [piece.number, piece.sound]));
      if (!this.recordings.has(one.id)) this.recordings.set(one.id, { ...one, sound });
    }
    return left.map((one) => one.id);
  }

  // A new recording. Nothing is sent before release().
  open(id, address) {
    const recording = { id, address, owner: this.owner, made: 0, total: null };
    this.shelf.put("recordings", recording);
    this.recordings.set(id, { ...recording, sound: new Map(), held: true });
    this.known = 0;
  }

  release(id) {
    const recording = this.recordings.get(id);
    if (recording) recording.held = false;
    this.work();
  }

  add(id, sound) {
    const recording = this.recordings.get(id);
    if (!recording) return;
    const number = recording.made;
    recording.made += 1;
    recording.sound.set(number, sound);
    this.shelf.put("pieces", { recording: id, number, sound });
    this.work();
  }

  // No more sound comes: what is here is all.
  end(id) {
    const recording = this.recordings.get(id);
    if (!recording) return;
    recording.total = Math.max(recording.made, ...[...recording.sound.keys()].map((number) => number + 1));
    const { sound, held, ...row } = recording;
    this.shelf.put("recordings", row);
    this.work();
  }

  has(id) {
    return this.recordings.has(id);
  }

  forget(id) {
    this.recordings.delete(id);
    this.shelf.remove(id);
  }

  async work() {
    if (this.working) return;
    this.working = true;
    try {
      for (;;) {
        const next = [...this.recordings.values()].find((one) => !one.held && (one.sound.size || one.total !== null));
        if (!next) break;
        const well = await this.sendOne(next);
        if (!well) await new Promise((resolve) => setTimeout(resolve, WAIT));
      }
    } finally {
      this.working = false;
    }
  }

  // One request; whether it went well.
  async sendOne(recording) {
    const numbers = [...recording.sound.keys()];
    const number = numbers.length ? Math.min(...numbers) : null;
    const answer = number === null ? await this.finish(recording) : await this.sendPiece(recording, number);
    if (answer === null) {
      this.trouble("offline", "");
      return false;
    }
    const facts = await answer.json().catch(() => ({}));
    if (USELESS.includes(answer.status)) {
      this.trouble("problem", facts.problem ?? "");
      this.forget(recording.id);
      return true;
    }
    if (!answer.ok) {
      this.trouble("problem", facts.problem ?? "");
      return false;
    }
    this.trouble("", "");
    this.settle(recording, number, facts);
    this.tell(facts);
    return true;
  }

  settle(recording, number, facts) {
    const over = facts.sent || !["open", "closed", "heard", "failed"].includes(facts.state);
    if (over || (number === null && facts.next >= recording.total)) {
      this.forget(recording.id);
      return;
    }
    // A last short piece is stored, though a whole one would still have room in its place.
    const short = recording.sound.get(number)?.byteLength < HALF_SECOND && facts.next === number;
    for (const each of [...recording.sound.keys()].filter((one) => one < facts.next || (short && one === number))) {
      recording.sound.delete(each);
      this.shelf.removePiece(recording.id, each);
    }
    const first = Math.min(...recording.sound.keys(), recording.total ?? Infinity);
    // The server lost what it once had: silence in its place keeps the rest where it belongs.
    if (facts.next < first && first !== Infinity && facts.state === "open" && !(number === facts.next)) {
      recording.sound.set(facts.next, new ArrayBuffer(HALF_SECOND));
    }
  }

  sendPiece(recording, number) {
    const address = `${recording.address}/${recording.id}/trozos/${number}?sabe=${this.known}`;
    return this.request(address, "PUT", recording.sound.get(number));
  }

  finish(recording) {
    return this.request(`/grabaciones/${recording.id}/fin?trozos=${recording.total}&sabe=${this.known}`, "POST");
  }

  async request(address, method, body) {
    const headers = { Accept: "application/json" };
    if (body) headers["Content-Type"] = "application/octet-stream";
    try {
      return await fetch(address, { method, body, headers, keepalive: true, signal: AbortSignal.timeout(20000) });
    } catch {
      return null;
    }
  }
}
