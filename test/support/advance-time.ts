import { vi } from "vitest";

/** Moves the time that the app reads, and the stand-ins with it, until the file ends (environment.ts): nobody waits for it to pass. Never back. */
export function advanceTime(ms: number): void {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + ms, shouldAdvanceTime: true });
}
