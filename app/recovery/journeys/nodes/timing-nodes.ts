import type { WaitedEvent } from "../journey-definition.ts";
import { journeys } from "../messages.ts";
import { atOnce, type Known, type Leaving, nodeKind } from "./node-kind.ts";

const MINUTE_MS = 60_000;

const after = (from: Date, minutes: number) => new Date(from.getTime() + minutes * MINUTE_MS);

/** A message that leaves within so long of its time is as good as punctual: nothing drifts for its sake. */
const PUNCTUAL_MS = 15 * MINUTE_MS;

/**
 * Whoever waits after a message waits from when it left, not from when it was planned: it may have been put off to lawful hours, or for a cap. Undefined
 * where their time is over.
 */
function stillWaits(minutes: number, { at, nodeAt, lastMessage }: Known): Leaving | undefined {
  if (lastMessage?.stands === "ahead") {
    const { dueAt, expiresAt } = lastMessage;
    const over = after(dueAt > at ? dueAt : at, minutes);
    // By then it is known that it did not leave.
    const expired = after(expiresAt > at ? expiresAt : at, 1);
    return { does: "stay", until: over < expired ? over : expired };
  }
  if (lastMessage?.stands !== "left" || lastMessage.at.getTime() - nodeAt.getTime() <= PUNCTUAL_MS) return undefined;
  const until = after(lastMessage.at, minutes);
  return until > at ? { does: "stay", until, from: lastMessage.at } : undefined;
}

/** Nobody opens a link that nobody was sent. */
const canHappen = (event: WaitedEvent, { lastMessage }: Known): boolean => event !== "link-opened" || lastMessage?.stands !== "unsent";

export const delay = nodeKind({
  kind: "delay",
  label: journeys.message("delay"),
  about: journeys.message("delay-about"),
  fields: { minutes: "minutes" },
  waits: () => true,
  ways: ({ next }) => [{ code: "next", label: journeys.message("then"), next }],
  arrive: ({ minutes }, { nodeAt }) => ({ dueAt: after(nodeAt, minutes), waitsFor: null }),
  leave: ({ minutes, next }, known) => stillWaits(minutes, known) ?? { does: "go", next, what: journeys.message("waited") },
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
  arrive({ event, minutes, earlier = "counts" }, known) {
    const { nodeAt, hasHappened } = known;
    if (earlier === "counts" && hasHappened(event)) return { dueAt: nodeAt, waitsFor: null };
    return { dueAt: canHappen(event, known) ? after(nodeAt, minutes) : nodeAt, waitsFor: event };
  },
  leave({ event, minutes, next, otherwise }, known) {
    if (known.waitsFor === null) return { does: "go", next, what: journeys.message("happened") };
    if (!canHappen(event, known)) return { does: "go", next: otherwise, what: journeys.message("nothing-to-open") };
    return stillWaits(minutes, known) ?? { does: "go", next: otherwise, what: journeys.message("did-not-happen") };
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
