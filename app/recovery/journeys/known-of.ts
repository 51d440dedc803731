import type { JourneyRun } from "#generated/prisma/client.ts";
import type { Position } from "./advance.ts";
import { allHold } from "./conditions/conditions.ts";
import type { JourneyDefinition, NodeOf } from "./journey-definition.ts";
import type { Known, NotEligible } from "./nodes/node-kind.ts";
import type { Facts } from "./read-facts.server.ts";

type RunFacts = Pick<JourneyRun, "id" | "personId" | "isHeldOut" | "enteredAt">;

/** What is known of a run as it stands at a node, from facts that were read before. */
export function knownOf(
  run: RunFacts,
  definition: Pick<JourneyDefinition, "trigger">,
  {
    profile,
    addressOf,
    isWanted,
    hasHappened,
    lastMessage,
  }: Pick<Facts, "profile" | "addressOf" | "isWanted" | "hasHappened" | "lastMessage">,
  turnAt: Known["turnAt"],
  at: Date,
): (position: Pick<Position, "nodeAt" | "waitsFor">) => Known {
  const { id: runId, personId, isHeldOut, enteredAt } = run;
  return ({ nodeAt, waitsFor }) => ({
    at,
    runId,
    personId,
    isHeldOut,
    enteredAt,
    nodeAt,
    waitsFor,
    profile,
    hasHappened,
    lastMessage,
    turnAt,
    whyNot(node) {
      if (at.getTime() >= nodeAt.getTime() + node.withinMinutes * 60_000) return "too-late";
      if (!allHold(definition.trigger.all, profile)) return "conditions-changed";
      return whyUnreachable(node, { addressOf, isWanted });
    },
  });
}

type Contact = NodeOf<"message"> | NodeOf<"call-task">;

export const channelOf = (node: Contact) => (node.kind === "message" ? node.channel : "call");
export const purposeOf = (node: Contact) => (node.kind === "message" ? node.purpose : "marketing");

/** Why a message can't go to somebody by what is known of their address and of what they said; null where it can. */
export function whyUnreachable(node: Contact, { addressOf, isWanted }: Pick<Facts, "addressOf" | "isWanted">): NotEligible | null {
  if (!addressOf(channelOf(node))) return "no-address";
  const wanted = isWanted(channelOf(node), purposeOf(node));
  return wanted.outcome === "wanted" ? null : wanted.why;
}
