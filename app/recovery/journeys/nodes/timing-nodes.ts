import { journeys } from "../messages.ts";
import { atOnce, nodeKind } from "./node-kind.ts";

const MINUTE_MS = 60_000;

const after = (from: Date, minutes: number) => new Date(from.getTime() + minutes * MINUTE_MS);

export const delay = nodeKind({
  kind: "delay",
  label: journeys.message("delay"),
  about: journeys.message("delay-about"),
  fields: { minutes: "minutes" },
  waits: () => true,
  ways: ({ next }) => [{ code: "next", label: journeys.message("then"), next }],
  arrive: ({ minutes }, { nodeAt }) => ({ dueAt: after(nodeAt, minutes), waitsFor: null }),
  leave: ({ next }) => ({ does: "go", next, what: journeys.message("waited") }),
});

/** Who waits for nothing any more when their time is over saw it happen: whoever hears an event takes it off them. */
export const waitFor = nodeKind({
  kind: "wait-for",
  label: journeys.message("wait-for"),
  about: journeys.message("wait-for-about"),
  fields: { event: "event", earlier: "earlier", minutes: "minutes" },
  waits: ({ earlier }) => earlier === "ignored",
  ways: ({ next, otherwise }) => [
    { code: "next", label: journeys.message("way-happened"), next },
    { code: "otherwise", label: journeys.message("way-not-happened"), next: otherwise },
  ],
  arrive({ event, minutes, earlier = "counts" }, { nodeAt, hasHappened }) {
    if (earlier === "counts" && hasHappened(event)) return { dueAt: nodeAt, waitsFor: null };
    return { dueAt: after(nodeAt, minutes), waitsFor: event };
  },
  leave({ next, otherwise }, { waitsFor }) {
    if (waitsFor === null) return { does: "go", next, what: journeys.message("happened") };
    return { does: "go", next: otherwise, what: journeys.message("did-not-happen") };
  },
});

export const rateLimit = nodeKind({
  kind: "rate-limit",
  label: journeys.message("rate-limit"),
  about: journeys.message("rate-limit-about"),
  fields: { most: "count", hours: "hours" },
  ways: ({ next }) => [{ code: "next", label: journeys.message("then"), next }],
  arrive: atOnce,
  leave(node, { at, turnAt, waitsFor }) {
    const turn = turnAt(node, waitsFor === "turn");
    return turn <= at ? { does: "go", next: node.next, what: journeys.message("let-through") } : { does: "stay", until: turn };
  },
});

export const exit = nodeKind({
  kind: "exit",
  label: journeys.message("exit"),
  about: journeys.message("exit-about"),
  fields: {},
  ways: () => [],
  arrive: atOnce,
  leave: () => ({ does: "end", by: "finished", what: journeys.message("at-end") }),
});
