import type { NodeOf } from "../journey-definition.ts";
import { journeys } from "../messages.ts";
import { atOnce, type Known, type Leaving, nodeKind } from "./node-kind.ts";

export const message = nodeKind({
  kind: "message",
  label: journeys.message("message"),
  about: journeys.message("message-about"),
  fields: {
    channel: "channel",
    purpose: "purpose",
    texts: "texts",
    withCode: "with-code",
    withinMinutes: "minutes",
    whenNotEligible: "when-not-eligible",
  },
  ways: ({ next }) => [{ code: "next", label: journeys.message("then"), next }],
  arrive: atOnce,
  leave: contact,
});

export const callTask = nodeKind({
  kind: "call-task",
  label: journeys.message("call-task"),
  about: journeys.message("call-task-about"),
  fields: { script: "script", attempts: "count", withCode: "with-code", withinMinutes: "minutes", whenNotEligible: "when-not-eligible" },
  ways: ({ next }) => [{ code: "next", label: journeys.message("then"), next }],
  arrive: atOnce,
  leave: contact,
});

/** Whether somebody is left alone at a step because they are held out: of what advertises. What is said of their own order is for them as well. */
export const isHeldBack = ({ isHeldOut }: { isHeldOut: boolean }, node: NodeOf<"message"> | NodeOf<"call-task">): boolean =>
  isHeldOut && !(node.kind === "message" && node.purpose === "transactional");

/** Whoever is held out is asked for all that the others are, so that they stand where these stand; nothing that advertises is made for them. */
function contact(node: NodeOf<"message"> | NodeOf<"call-task">, known: Known): Leaving {
  const why = known.whyNot(node);
  if (why !== null) return withoutContact(node, why);
  if (isHeldBack(known, node)) return { does: "go", next: node.next, what: journeys.message("held-out") };
  return { does: "make" };
}

/** What becomes of somebody to whom a message can't go: by the merchant's word they go on without it, or leave. */
export function withoutContact(
  { whenNotEligible, next }: Pick<NodeOf<"message">, "whenNotEligible" | "next">,
  why: NonNullable<ReturnType<Known["whyNot"]>> | "no-channel" | "nothing-to-ship" | "template-refused",
): Leaving {
  if (whenNotEligible === "leave")
    return { does: "end", by: "not-eligible", what: journeys.message("left", { why: journeys.message(why) }) };
  return { does: "go", next, what: journeys.message("skipped", { why: journeys.message(why) }) };
}
