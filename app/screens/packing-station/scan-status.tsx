type Props = {
  outcome: "right" | "wrong" | "waiting";
  /** Read out at once, not when the reader comes to it: after a scan. */
  atOnce?: boolean;
  children: React.ReactNode;
};

/** What came of a scan, or what to do next, to be read from a step away: in colour and in words. */
export function ScanStatus({ outcome, atOnce = false, children }: Props) {
  return (
    <div className={`station-status station-status-${outcome}`} role="status" aria-live={atOnce ? "assertive" : undefined}>
      {outcome === "wrong" && <span aria-hidden="true">✕ </span>}
      {children}
    </div>
  );
}

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
