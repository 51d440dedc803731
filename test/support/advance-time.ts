import { vi } from "vitest";
import { wallClock } from "./wall-clock.ts";

/** Moves the time that the app reads, and the stand-ins with it, until the file ends (environment.ts): nobody waits for it to pass. Never back. */
export function advanceTime(ms: number): void {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + ms, shouldAdvanceTime: true });
}

const DAY_MINUTES = 24 * 60;
const TEN = 10 * 60;

/** Moves it on to the next ten in the morning in London, when people there may be written to by every channel: tests are run at any hour. */
export function advanceToMorning(): void {
  const { minute } = wallClock(Date.now(), "Europe/London");
  advanceTime(((DAY_MINUTES + TEN - minute) % DAY_MINUTES) * 60_000);
}
