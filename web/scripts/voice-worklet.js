// In the browser's audio thread: the microphone's sound becomes pieces of half a second, 16 kHz, mono, 16 bits.

import { RATE, Resampler } from "./voice-resampling.js";

const PIECE = RATE / 2; // samples
const LOOK = RATE / 10; // samples between two levels

class Pieces extends AudioWorkletProcessor {
  constructor() {
    super();
    this.resampler = new Resampler(sampleRate);
    this.piece = new Int16Array(PIECE);
    this.filled = 0;
    this.energy = 0;
    this.looked = 0;
    this.ended = false;
    this.port.onmessage = () => this.end();
  }

  process([input]) {
    if (this.ended) return false;
    if (input.length) this.take(this.mono(input));
    return true;
  }

  mono(channels) {
    if (channels.length === 1) return channels[0];
    return channels[0].map((_none, at) => channels.reduce((sum, one) => sum + one[at], 0) / channels.length);
  }

  take(samples) {
    for (const sample of this.resampler.push(samples)) {
      this.piece[this.filled] = Math.round(32767 * Math.max(-1, Math.min(1, sample)));
      this.filled += 1;
      this.energy += sample * sample;
      this.looked += 1;
      if (this.looked === LOOK) this.tellLevel();
      if (this.filled === PIECE) this.send();
    }
  }

  tellLevel() {
    this.port.postMessage({ level: Math.sqrt(this.energy / this.looked) });
    this.energy = 0;
    this.looked = 0;
  }

  send() {
    const sound = this.piece.slice(0, this.filled).buffer;
    this.port.postMessage({ sound }, [sound]);
    this.filled = 0;
  }

  end() {
    if (this.filled) this.send();
    this.ended = true;
    this.port.postMessage({ ended: true });
  }
}

registerProcessor("pieces", Pieces);
