// How loud it is, and when somebody last spoke: at once, and roughly. The server knows better, a little later.

const LEAST = 0.008; // below it nobody is heard
const OVER_NOISE = 2.5; // times the noise of the room
const GETTING_USED = 0.005; // how fast a steady noise becomes the room's, in a tenth of a second
const WINDOW = 40; // tenths of a second after which too little sound is worth a word
const NOTHING = 0.0003;

export class Loudness {
  constructor() {
    this.seconds = 0;
    this.spokeAt = 0;
    this.noise = LEAST;
    this.loudest = 0;
    this.looks = 0;
    this.remark = ""; // "faint" or "mute"
  }

  // One tenth of a second of this level.
  hear(level) {
    this.seconds += 0.1;
    this.noise = level < this.noise ? level : this.noise + (level - this.noise) * GETTING_USED;
    if (level > Math.max(LEAST, OVER_NOISE * this.noise)) this.spokeAt = this.seconds;
    this.loudest = Math.max(this.loudest, level);
    this.looks += 1;
    if (this.loudest >= LEAST) this.remark = "";
    if (this.looks < WINDOW) return;
    if (this.loudest < LEAST) this.remark = this.loudest < NOTHING ? "mute" : "faint";
    this.looks = 0;
    this.loudest = 0;
  }
}

// Seconds since somebody last spoke. ``heard`` and ``silence`` are the server's: how far it has listened,
// and the pause at the end of that; what came after it is judged by loudness alone.
export function pauseOf(loudness, heard, silence) {
  const known = heard - silence;
  const after = loudness.spokeAt > heard ? loudness.spokeAt : 0;
  return { pause: loudness.seconds - Math.max(known, after), anyone: known > 0.2 || after > 0 };
}

// From 0 to 1 on the scale of the ear: -50 dB is nothing, -14 dB is all.
export function strength(level) {
  const decibels = 20 * Math.log10(Math.max(level, 1e-6));
  return Math.max(0, Math.min(1, (decibels + 50) / 36));
}
