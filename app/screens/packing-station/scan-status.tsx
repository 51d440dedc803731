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
