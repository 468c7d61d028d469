// Any sample rate to 16 kHz: a windowed-sinc low-pass, one set of weights for each place between two samples.

export const RATE = 16000;
const LOBES = 16; // zero crossings on each side; more is sharper and slower
const PASSED = 0.92; // of the lower half-rate, so that what is above it is gone before it folds back

function divisor(a, b) {
  return b ? divisor(b, a % b) : a;
}

function weights(offset, half, cutoff) {
  const row = new Float32Array(2 * half);
  let sum = 0;
  for (let k = 0; k < row.length; k += 1) {
    const x = k - half + 1 - offset;
    const arc = 2 * Math.PI * cutoff * x;
    const hann = Math.abs(x) < half ? 0.5 + 0.5 * Math.cos((Math.PI * x) / half) : 0;
    row[k] = (Math.abs(arc) < 1e-9 ? 1 : Math.sin(arc) / arc) * hann;
    sum += row[k];
  }
  return row.map((weight) => weight / sum);
}

export class Resampler {
  constructor(from) {
    const common = divisor(from, RATE);
    this.up = RATE / common;
    this.down = from / common;
    this.half = Math.ceil(LOBES * Math.max(1, from / RATE));
    const cutoff = (0.5 * PASSED * Math.min(from, RATE)) / from; // cycles in a sample of the input
    this.phases = Array.from({ length: this.up }, (_none, phase) => weights(phase / this.up, this.half, cutoff));
    this.waiting = new Float32Array(this.half - 1); // silence before the beginning
    this.place = 0; // of the next output sample: whole input samples into `waiting`, and its phase
    this.phase = 0;
  }

  // The output samples that these input samples complete.
  push(input) {
    const samples = new Float32Array(this.waiting.length + input.length);
    samples.set(this.waiting);
    samples.set(input, this.waiting.length);
    const output = [];
    while (this.place + 2 * this.half <= samples.length) {
      const row = this.phases[this.phase];
      let sum = 0;
      for (let k = 0; k < row.length; k += 1) sum += row[k] * samples[this.place + k];
      output.push(sum);
      this.phase += this.down;
      this.place += Math.floor(this.phase / this.up);
      this.phase %= this.up;
    }
    const gone = Math.min(this.place, samples.length);
    this.waiting = samples.slice(gone);
    this.place -= gone;
    return output;
  }
}
