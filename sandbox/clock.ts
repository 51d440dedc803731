import { Temporal } from "temporal-polyfill";

/** The time that every stand-in reads, and that `POST /_control/clock` moves. */
export type Clock = {
  now(): Temporal.Instant;
  /** Milliseconds that this clock is ahead of the machine's. */
  offsetMs(): number;
  advance(duration: Temporal.Duration): void;
  onChange(listener: (offsetMs: number) => void): void;
  /** Runs `action` when the clock passes `dueAt`: by itself, or at once when the clock is moved past it. Answers a way to call it off. */
  schedule(dueAt: Temporal.Instant, action: () => void): () => void;
  /** Calls off everything scheduled. */
  stop(): void;
};

type Timer = { dueAt: Temporal.Instant; action: () => void; handle: NodeJS.Timeout };

export function createClock(): Clock {
  let offset = 0;
  const timers = new Set<Timer>();
  const listeners: ((offsetMs: number) => void)[] = [];
  const now = () => Temporal.Now.instant().add({ milliseconds: offset });

  const arm = (dueAt: Temporal.Instant, fire: () => void) =>
    setTimeout(fire, Math.min(Math.max(0, dueAt.epochMilliseconds - now().epochMilliseconds), 2 ** 31 - 1));

  const fire = (timer: Timer) => {
    if (Temporal.Instant.compare(timer.dueAt, now()) > 0) {
      timer.handle = arm(timer.dueAt, () => fire(timer));
      return;
    }
    timers.delete(timer);
    timer.action();
  };

  return {
    now,
    offsetMs: () => offset,
    advance(duration) {
      offset += Math.round(duration.total({ unit: "milliseconds", relativeTo: now().toZonedDateTimeISO("UTC") }));
      for (const listener of listeners) listener(offset);
      for (const timer of timers) {
        clearTimeout(timer.handle);
        timer.handle = arm(timer.dueAt, () => fire(timer));
      }
    },
    onChange: (listener) => void listeners.push(listener),
    schedule(dueAt, action) {
      const timer: Timer = { dueAt, action, handle: arm(dueAt, () => fire(timer)) };
      timers.add(timer);
      return () => {
        clearTimeout(timer.handle);
        timers.delete(timer);
      };
    },
    stop() {
      for (const timer of timers) clearTimeout(timer.handle);
      timers.clear();
    },
  };
}
