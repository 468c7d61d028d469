// The microphone, open: it gives pieces of sound and how loud it is, until it is closed or taken away.

const WANTED = { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true };
const REASONS = {
  NotAllowedError: "refused",
  SecurityError: "refused",
  NotFoundError: "missing",
  OverconstrainedError: "missing",
  NotReadableError: "busy",
  AbortError: "busy",
};

export class NoMicrophone extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason; // refused, missing, busy or insecure
  }
}

// Why there can be none here, before anyone is asked; "" when there can.
export function whyNone() {
  const able = navigator.mediaDevices?.getUserMedia && window.AudioWorkletNode;
  return window.isSecureContext && able ? "" : "insecure";
}

async function openStream() {
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: WANTED });
  } catch (error) {
    throw new NoMicrophone(REASONS[error.name] ?? "busy");
  }
}

async function keepAwake() {
  try {
    return await navigator.wakeLock?.request("screen");
  } catch {
    return null; // A tired battery may refuse; then the screen sleeps as always.
  }
}

// take(piece: ArrayBuffer), hear(level: 0 to 1), lose(): the microphone is gone.
export async function openMicrophone(worklet, { take, hear, lose }) {
  const stream = await openStream();
  const context = new AudioContext({ latencyHint: "interactive" });
  await context.audioWorklet.addModule(worklet);
  const node = new AudioWorkletNode(context, "pieces", { numberOfOutputs: 0 });
  const awake = await keepAwake();
  let ended;
  const finished = new Promise((resolve) => (ended = resolve));
  node.port.onmessage = ({ data }) => {
    if (data.sound) take(data.sound);
    else if (data.ended) ended();
    else hear(data.level);
  };
  const track = stream.getAudioTracks()[0];
  track.addEventListener("ended", lose);
  context.createMediaStreamSource(stream).connect(node);
  context.addEventListener("statechange", () => context.state !== "closed" && context.resume());
  await context.resume();

  return {
    async close() {
      track.removeEventListener("ended", lose);
      node.port.postMessage("end");
      // A context that the device has put to sleep never answers.
      await Promise.race([finished, new Promise((resolve) => setTimeout(resolve, 1000))]);
      stream.getTracks().forEach((one) => one.stop());
      awake?.release();
      context.close();
    },
  };
}
