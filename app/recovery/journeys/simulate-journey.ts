import { Temporal } from "temporal-polyfill";
import type { Channel } from "#app/messaging/channel.ts";
import { type Cap, nextWithinCaps } from "#app/messaging/frequency-cap.ts";
import { attemptsAllowed, nextSend, type Place, type QuietHours } from "#app/messaging/timing/next-send.ts";
import type { Medium } from "#app/messaging/timing/medium.ts";
import { placeOfAddress } from "../composing/place-of-address.ts";
import { advance, type Advanced, chartOf, comeTo, type Position } from "./advance.ts";
import { isMessage, type Message } from "#app/platform/messages/message.ts";
import { allHold } from "./conditions/conditions.ts";
import type { JourneyDefinition, NodeOf } from "./journey-definition.ts";
import { knownOf } from "./known-of.ts";
import { mayEnter } from "./may-enter.ts";
import { journeys } from "./messages.ts";
import type { LastMessage } from "./nodes/node-kind.ts";
import type { Facts } from "./read-facts.server.ts";
import { withoutContact } from "./nodes/contact-nodes.ts";
import { turnAfter } from "./nodes/turn-after.ts";

/** Somebody who left a cart, and what is known of them. */
export type PastCart = {
  personId: string;
  abandonmentId: string;
  isHeldOut: boolean;
  leftAt: Date;
  /** When they last did something about it: the first step counts from then, as it does in life. */
  touchedAt: Date;
  /** When they bought, or the cart was gone; null while neither is so. */
  overAt: Date | null;
  place: Place;
  /** Whether any of it can be shipped to them now: of what can't nobody is written to. */
  ships: boolean;
  facts: Pick<Facts, "profile" | "addressOf" | "isWanted">;
};

/** What somebody would have got. */
export type WouldGet = { personId: string; abandonmentId: string; nodeId: string; channel: Channel; at: Date };

export type Simulated = {
  rows: WouldGet[];
  totals: {
    /** Carts that would have begun a run, of people who are held out as well. */
    entered: number;
    heldOut: number;
    /** Runs that are still at a step: what comes of them comes later. */
    waiting: number;
    /** Runs that a purchase, or the cart's end, would have ended. */
    over: number;
    /** Messages and calls that could not have gone: no address, no consent, no lawful time, a cap, too late. */
    withheld: number;
  };
  /** Of those that could not have gone for what is known of their person: by which channel how many, and why. The most first. */
  reasons: Withheld[];
};

export type Withheld = { channel: Channel; why: Message; count: number };

/** `mailHours`: a merchant may keep other hours for mail, or none. */
export type SendingRules = { hours: QuietHours; mailHours: QuietHours; caps: readonly Cap[] };

const MINUTE_MS = 60_000;
/** More steps than any journey takes in a month. */
const MOST_STEPS = 1000;

const mediumOf = (channel: Channel): Medium => (channel === "email" ? "email" : channel === "call" ? "call" : "text");

/**
 * What a definition would have done with carts that were left, in the order in which they were: the rules of a live journey, its hours, caps and
 * purchases, and nothing of it real. Of what people would have done about a message nothing is known: nobody opens a link, nobody comes back for it.
 */
export function simulateJourney(definition: JourneyDefinition, carts: readonly PastCart[], rules: SendingRules, until: Date): Simulated {
  const rows: WouldGet[] = [];
  const totals = { entered: 0, heldOut: 0, waiting: 0, over: 0, withheld: 0 };
  const entries = new Map<string, { enteredAt: Date }[]>();
  const sent = new Map<string, { at: Temporal.Instant; channel: Channel }[]>();
  const turns = new Map<string, Date[]>();
  const chart = chartOf(definition);
  const reasons = new Map<string, Withheld>();
  const noteWithheld = ({ passed }: Advanced) => {
    for (const { nodeId, what } of passed) {
      if (!WITHHELD.includes(what.code)) continue;
      totals.withheld += 1;
      const node = chart.nodes.get(nodeId);
      const { why } = what.args;
      if ((node?.kind !== "message" && node?.kind !== "call-task") || !isMessage(why)) continue;
      const known = reasons.get(`${channelOf(node)} ${why.code}`) ?? { channel: channelOf(node), why, count: 0 };
      reasons.set(`${channelOf(node)} ${why.code}`, { ...known, count: known.count + 1 });
    }
  };
  const turnAt = (node: NodeOf<"rate-limit">, at: Date, hadTurn: boolean): Date => {
    if (hadTurn) return at;
    const given = turns.get(node.id) ?? [];
    const turn = turnAfter(given, node, at);
    turns.set(node.id, [...given, turn].slice(-node.most));
    return turn;
  };

  for (const cart of carts.toSorted((a, b) => a.leftAt.getTime() - b.leftAt.getTime())) {
    const before = entries.get(cart.personId) ?? [];
    if (definition.first === null || mayEnter(definition.reentry, new Date(0), before, cart.leftAt)) continue;
    if (!allHold(definition.trigger.all, cart.facts.profile)) continue;
    entries.set(cart.personId, [...before, { enteredAt: cart.leftAt }]);
    totals.entered += 1;
    if (cart.isHeldOut) totals.heldOut += 1;

    const run = { id: cart.abandonmentId, personId: cart.personId, isHeldOut: cart.isHeldOut, enteredAt: cart.leftAt };
    let last: { leavesAt: Date | null } | undefined;
    const factsAt = (at: Date) => ({ ...cart.facts, hasHappened: () => false, lastMessage: last ? standingOf(last, at) : null });
    const knownAt = (at: Date) => knownOf(run, definition, factsAt(at), (node, hadTurn) => turnAt(node, at, hadTurn), at);
    const countsFrom = cart.touchedAt < cart.leftAt ? cart.touchedAt : cart.leftAt;
    let position: Position = comeTo(chart, definition.first, countsFrom, knownAt(cart.leftAt), countsFrom);
    for (let step = 0; step < MOST_STEPS; step += 1) {
      // Nobody could tell that they had left before it was noticed.
      const at = position.dueAt > cart.leftAt ? position.dueAt : cart.leftAt;
      const isOver = cart.overAt !== null && at >= cart.overAt;
      if (isOver) totals.over += 1;
      else if (at > until) totals.waiting += 1;
      if (isOver || at > until) break;
      let advanced: Advanced = advance(chart, position, knownAt(at), at);
      noteWithheld(advanced);
      while (advanced.isToMake) {
        const node = chart.nodes.get(advanced.position.nodeId);
        if (node?.kind !== "message" && node?.kind !== "call-task") break;
        const leavesAt = !cart.ships ? null : leavingTime(node, advanced.position.nodeAt, at, cart, sent.get(cart.personId) ?? [], rules);
        last = { leavesAt: leavesAt ?? last?.leavesAt ?? null };
        const isCalledOff = leavesAt !== null && cart.overAt !== null && leavesAt >= cart.overAt;
        if (cart.ships && (leavesAt === null || isCalledOff)) totals.withheld += 1;
        else if (leavesAt !== null) rows.push(rowOf(cart, node, leavesAt));
        if (leavesAt !== null && !isCalledOff) note(sent, cart.personId, node, leavesAt);
        const goes = { does: "go", next: node.next, what: journeys.message("message-known") } as const;
        const made = cart.ships ? goes : withoutContact(node, "nothing-to-ship");
        advanced = advance(chart, advanced.position, knownAt(at), at, made);
        noteWithheld(advanced);
      }
      position = advanced.position;
      if (advanced.endedBy !== null) break;
    }
  }
  return { rows, totals, reasons: [...reasons.values()].toSorted((one, other) => other.count - one.count) };
}

/** How a message stands that leaves then, or never does. */
function standingOf({ leavesAt }: { leavesAt: Date | null }, at: Date): LastMessage {
  if (leavesAt === null) return { stands: "unsent" };
  return leavesAt > at ? { stands: "ahead", dueAt: leavesAt, expiresAt: leavesAt } : { stands: "left", at: leavesAt };
}

type Contact = NodeOf<"message"> | NodeOf<"call-task">;

const channelOf = (node: Contact): Channel => (node.kind === "message" ? node.channel : "call");

const WITHHELD: readonly string[] = ["journeys:skipped", "journeys:left"];

const rowOf = ({ personId, abandonmentId }: PastCart, node: Contact, at: Date): WouldGet => ({
  personId,
  abandonmentId,
  nodeId: node.id,
  channel: channelOf(node),
  at,
});

function note(sent: Map<string, { at: Temporal.Instant; channel: Channel }[]>, personId: string, node: Contact, at: Date): void {
  if (node.kind === "message" && node.purpose !== "marketing") return;
  const one = { at: Temporal.Instant.fromEpochMilliseconds(at.getTime()), channel: channelOf(node) };
  sent.set(personId, [...(sent.get(personId) ?? []), one]);
}

/** When a message that is planned at a moment would leave: as `claimDelivery` decides it. Null: not at all. */
function leavingTime(
  node: Contact,
  nodeAt: Date,
  at: Date,
  { facts, place: livesAt }: PastCart,
  earlier: readonly { at: Temporal.Instant; channel: Channel }[],
  { hours, mailHours, caps }: SendingRules,
): Date | null {
  const due = Temporal.Instant.fromEpochMilliseconds(at.getTime());
  if (node.kind === "message" && node.purpose !== "marketing") return at;
  const medium = mediumOf(channelOf(node));
  const place = placeOfAddress(facts.addressOf(channelOf(node))?.address ?? "", livesAt);
  const attempts = attemptsAllowed(medium, place);
  const capped = nextWithinCaps(earlier.map((one) => one.at), caps, due); // oxfmt-ignore
  const tried = earlier.filter((one) => one.channel !== "email").map((one) => one.at);
  const allowed = capped && nextWithinCaps(tried, attempts ? [attempts] : [], capped);
  const next = allowed && nextSend(medium, place, medium === "email" ? mailHours : hours, allowed);
  if (next?.outcome !== "at") return null;
  const isTooLate = next.at.epochMilliseconds >= nodeAt.getTime() + node.withinMinutes * MINUTE_MS;
  return isTooLate ? null : new Date(next.at.epochMilliseconds);
}
