/** A short sound at the packing station: high for a right scan, a low buzz for a wrong one. Silent where the browser has no audio. */
export function sound(kind: "right" | "wrong"): void {
  if (typeof AudioContext === "undefined") return;
  context ??= new AudioContext();
  const at = context.currentTime;
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.type = kind === "right" ? "sine" : "sawtooth";
  tone.frequency.value = kind === "right" ? 1_200 : 140;
  volume.gain.setValueAtTime(0.2, at);
  volume.gain.exponentialRampToValueAtTime(0.001, at + (kind === "right" ? 0.12 : 0.6));
  tone.connect(volume).connect(context.destination);
  tone.start(at);
  tone.stop(at + 0.6);
}

let context: AudioContext | undefined;
