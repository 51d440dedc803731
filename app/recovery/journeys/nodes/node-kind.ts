import type { Message } from "#app/platform/messages/message.ts";
import type { Profile } from "../conditions/profile.ts";
import type { NodeKindName, NodeOf, WaitedEvent } from "../journey-definition.ts";
import type { RunEnd } from "../run-end.ts";

/** How a form asks for a setting of a node. */
export type NodeField = "minutes" | "event" | "earlier" | "conditions" | "branches" | "count" | "hours" | "channel" | "purpose" | "texts" | "with-code" | "script" | "when-not-eligible"; // oxfmt-ignore

/** One way on from a node. `next` is null where the journey ends there. */
export type Way = { code: string; label: Message; next: string | null };

/** How somebody stands at a node: when they are to be taken up, and for which event before that. */
export type Stand = { dueAt: Date; waitsFor: WaitedEvent | null };

/** Why a message can't go to somebody at this moment: words of the catalogue. */
export type NotEligible = "no-address" | "no-consent" | "suppressed" | "not-reachable" | "conditions-changed" | "too-late";

/**
 * How the last message of a run stands: it may yet leave (not before, and not after), it left, or nothing that was meant for them went out. A call that was
 * put on the agents' list counts as sent.
 */
export type LastMessage = { stands: "ahead"; dueAt: Date; expiresAt: Date } | { stands: "left"; at: Date } | { stands: "unsent" };

/** What a node asks about whoever stands at it. All of it was looked up before: nothing here waits. */
export type Known = {
  at: Date;
  runId: string;
  personId: string;
  isHeldOut: boolean;
  enteredAt: Date;
  /** Since when they stand at this node, by the journey's own time. */
  nodeAt: Date;
  /** For what they still wait, an event or their turn; null once an event came. */
  waitsFor: string | null;
  profile: Profile;
  /** Whether an event came after the run was entered, and before this moment. */
  hasHappened: (event: WaitedEvent) => boolean;
  /** Null where none was planned yet, or nobody looked: it has only just been. */
  lastMessage: LastMessage | null;
  /** Why a message of this node can't go to them; null where it can. */
  whyNot: (node: NodeOf<"message"> | NodeOf<"call-task">) => NotEligible | null;
  /** When somebody is let through a node that lets few through: this moment, or a later one that is kept for them. `hadTurn`: theirs has come. */
  turnAt: (node: NodeOf<"rate-limit">, hadTurn: boolean) => Date;
};

/** What becomes of somebody whose time at a node is over. */
export type Leaving =
  | { does: "go"; next: string | null; what: Message }
  /** They stay, until then at least; their time counts from then on, where that is said. */
  | { does: "stay"; until: Date; from?: Date }
  /** Something is made for them first, outside of what moves people: a message, a call. */
  | { does: "make" }
  | { does: "end"; by: RunEnd; what: Message };

/**
 * A kind of step in a journey: how it is called, how a form asks for its settings, which ways lead on, and what it does with whoever comes and
 * whose time is over. Pure: what it asks was looked up before.
 */
export type NodeKind<Name extends NodeKindName = NodeKindName> = {
  kind: Name;
  label: Message;
  about: Message;
  fields: Readonly<Partial<Record<string, NodeField>>>;
  /** The main way first: whoever stands at such a node when it is taken out goes on there. */
  ways: (node: NodeOf<Name>) => Way[];
  /** Whether nobody passes it in no time at all. */
  waits?: (node: NodeOf<Name>) => boolean;
  arrive: (node: NodeOf<Name>, known: Known) => Stand;
  leave: (node: NodeOf<Name>, known: Known) => Leaving;
};

/** Declares a kind of node. It can be chosen once it stands in `node-kinds.ts`. */
export function nodeKind<Name extends NodeKindName>(kind: NodeKind<Name>): NodeKind<Name> {
  return kind;
}

/** Of a node that is done with at once. */
export const atOnce = (_node: unknown, { nodeAt }: Known): Stand => ({ dueAt: nodeAt, waitsFor: null });
