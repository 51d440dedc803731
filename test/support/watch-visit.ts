import type { BrowserContext } from "playwright-core";

type Shift = { path: string; value: number; at: number; what: string };

/** What a visit costs whoever makes it: how often they press, and how much what they look at jumps. */
export type Visit = {
  /** How often somebody has pressed on a page since this was asked last. */
  presses(): number;
  /** Cumulative layout shift of each screen of the app, by its path; of a screen that was opened several times the worst. */
  shifts(): ReadonlyMap<string, { score: number; what: readonly string[] }>;
};

/** A shift within a second of the one before belongs to it, for five seconds at most: so Chrome's Cumulative Layout Shift reckons. */
const GAP_MS = 1_000;
const LONGEST_MS = 5_000;

/** Watches every page that is opened from now on. What moves because somebody pressed or typed is no jump. */
export async function watchVisit(context: BrowserContext): Promise<Visit> {
  const shifts: Shift[] = [];
  let presses = 0;
  await context.exposeFunction("notePress", () => void (presses += 1));
  await context.exposeFunction("noteShift", (shift: Shift) => void shifts.push(shift));
  await context.addInitScript(() => {
    const told = window as unknown as { notePress(): void; noteShift(shift: object): void };
    addEventListener("pointerdown", ({ isTrusted }) => isTrusted && told.notePress(), { capture: true });
    if (window === window.top) return;
    type LayoutShift = PerformanceEntry & { value: number; hadRecentInput: boolean; sources: LayoutShiftSource[] };
    type LayoutShiftSource = { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly };
    const place = ({ x, y, width, height }: DOMRectReadOnly) => `${x},${y} ${width}x${height}`;
    const watch = new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, startTime, sources } of list.getEntries() as LayoutShift[]) {
        if (hadRecentInput) continue;
        const what = sources
          .map(({ node, previousRect, currentRect }) => {
            const words = node?.textContent?.replace(/\s+/g, " ").slice(0, 100);
            return `${node?.nodeName} "${words}" from ${place(previousRect)} to ${place(currentRect)}`;
          })
          .join(" | ");
        told.noteShift({ path: location.pathname, value, at: performance.timeOrigin + startTime, what });
      }
    });
    watch.observe({ type: "layout-shift", buffered: true });
  });

  return {
    presses() {
      const counted = presses;
      presses = 0;
      return counted;
    },
    shifts() {
      const byPath = Map.groupBy(shifts, ({ path }) => path.replace(/[0-9a-f-]{36}|\d{5,}/g, "…"));
      return new Map([...byPath].map(([path, some]) => [path, worstOf(some)]));
    },
  };
}

function worstOf(shifts: readonly Shift[]): { score: number; what: string[] } {
  const windows: Shift[][] = [];
  for (const shift of shifts.toSorted((one, other) => one.at - other.at)) {
    const last = windows.at(-1);
    const joins = last && shift.at - (last.at(-1)?.at ?? 0) < GAP_MS && shift.at - (last[0]?.at ?? 0) < LONGEST_MS;
    if (joins) last.push(shift);
    else windows.push([shift]);
  }
  const scored = windows.map((some) => ({ score: some.reduce((sum, { value }) => sum + value, 0), what: some.map(({ what }) => what) }));
  return scored.toSorted((one, other) => other.score - one.score)[0] ?? { score: 0, what: [] };
}
