import { canReach } from "#app/messaging/channels/can-reach.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { newId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { allHold } from "../journeys/conditions/conditions.ts";
import type { JourneyDefinition, NodeOf } from "../journeys/journey-definition.ts";
import { channelOf, purposeOf, whyUnreachable } from "../journeys/known-of.ts";
import { mayEnter } from "../journeys/may-enter.ts";
import { type Facts, readFacts } from "../journeys/read-facts.server.ts";
import { askedBy } from "../journeys/read-happened.server.ts";
import { isHeldOut } from "../people/holdout.ts";
import { findPeople, type Named, namesOfCustomers, type PersonRow } from "../people/resolve-people.server.ts";
import { recoverySettings } from "../recovery-settings.server.ts";
import type { MemberOutcome } from "./member-outcome.ts";

export type LiveJourney = { id: string; liveSince: Date | null; definition: JourneyDefinition };

/** `named` is null of a customer of whom Waybill has no copy. */
export type JudgedMember = { customerId: bigint; named: Named | null; outcome: MemberOutcome };

/**
 * What would become of these customers, were a journey started for them at this moment: in a handful of statements for all of them, and without keeping
 * anything. Of each message its own rule is asked that is asked again when it goes: an address, consent to its channel, a channel that takes it there.
 */
export async function judgeMembers(
  db: ShopDb,
  shop: Shop,
  journey: LiveJourney,
  customerIds: readonly bigint[],
  at: Date,
): Promise<JudgedMember[]> {
  const named = await namesOfCustomers(db, shop, customerIds);
  const people = await findPeople(db, shop, [...named.values()]);
  const idOf = new Map(customerIds.map((id) => [id, people.get(id)?.id ?? newId<string>()]));
  const runs = [...named.keys()].map((customerId) => {
    const personId = idOf.get(customerId) ?? newId<string>();
    return { id: personId, personId, customerId, entryKey: null, abandonmentId: null, enteredAt: at };
  });
  const known = [...people.values()].map(({ id }) => id);
  const earlier = Map.groupBy(
    await db.journeyRun.findMany({
      where: { shopId: shop.id, journeyId: journey.id, personId: { in: known } },
      select: { personId: true, enteredAt: true },
    }),
    ({ personId }) => personId,
  );
  const facts = await readFacts(db, shop, runs, { ...askedBy([journey.definition]), events: new Set() }, at);
  const connected = new Set((await db.messageChannel.findMany({ where: { shopId: shop.id }, select: { channel: true } })).map(({ channel }) => channel)); // oxfmt-ignore
  const { holdoutPercent } = await recoverySettings.read(db, shop);

  return customerIds.map((customerId) => {
    const names = named.get(customerId) ?? null;
    const person = people.get(customerId);
    const of = facts.get(idOf.get(customerId) ?? "");
    if (!names || !of) return { customerId, named: null, outcome: "unknown" };
    const isLeftAlone = person?.isHeldOut ?? isHeldOut(names, { domain: shop.domain, percent: holdoutPercent });
    return { customerId, named: names, outcome: outcomeOf(journey, { person, of, connected, isLeftAlone }) };
  });

  function outcomeOf({ definition, liveSince }: LiveJourney, { person, of, connected, isLeftAlone }: Standing): MemberOutcome {
    if (mayEnter(definition.reentry, liveSince, earlier.get(person?.id ?? "") ?? [], at)) return "reentry";
    if (!allHold(definition.trigger.all, of.profile)) return "conditions";
    const why = definition.nodes.flatMap((node) =>
      node.kind === "message" || node.kind === "call-task" ? [whyNot(node, of, connected)] : [],
    );
    if (why.includes(null)) return isLeftAlone ? "held-out" : "reached";
    return why[0] ?? "not-reachable";
  }
}

type Standing = { person: PersonRow | undefined; of: Facts; connected: ReadonlySet<string>; isLeftAlone: boolean };

/** Why a message, or a call, can't go to somebody now; null where it can. */
function whyNot(node: NodeOf<"message"> | NodeOf<"call-task">, of: Facts, connected: ReadonlySet<string>): MemberOutcome | null {
  const channel = channelOf(node);
  if (node.kind === "message" && !connected.has(channel)) return "not-reachable";
  const why = whyUnreachable(node, of);
  if (why !== null) return why === "no-address" || why === "no-consent" || why === "suppressed" ? why : "not-reachable";
  return canReach(channel, purposeOf(node), of.addressOf(channel)?.address ?? "").reaches ? null : "not-reachable";
}
