import type { Abandonment, Journey, JourneyRun } from "#generated/prisma/client.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { newId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { cartAbandoned } from "../recovery-events.ts";
import { chartOf, comeTo } from "./advance.ts";
import { allHold } from "./conditions/conditions.ts";
import { entrySubject } from "./entries/entry-key.ts";
import { aboutOf, type Misfit, waitsForResumed, whyNotAbout } from "./entries/fits-entry.ts";
import { JourneyDefinition, type JourneyTrigger } from "./journey-definition.ts";
import { knownOf } from "./known-of.ts";
import { mayEnter } from "./may-enter.ts";
import { type Facts, readFacts } from "./read-facts.server.ts";
import { askedBy } from "./read-happened.server.ts";
import { wakeFor } from "./take-up-runs.server.ts";
import { whyOver } from "./why-over.server.ts";

/** What somebody enters a journey with. */
export type Entry = {
  journeyId: string;
  /** RecoveryPerson. */
  personId: string;
  /** What it is about: the same one begins one run of a person, ever. Two carts are two. */
  entryKey: string;
  abandonmentId?: string;
  /** When it happened; absent: now. */
  happenedAt?: Date;
  /** From when on the first step counts: when its buyer left the cart, which is before anybody could tell that they had. Absent: when it happened. */
  countsFrom?: Date;
};

export type Entered =
  | { outcome: "entered"; runId: string }
  /** They entered with this before, or are in it with this cart. */
  | { outcome: "known"; runId: string }
  | { outcome: "refused"; why: RefusedFor | Misfit };

type RefusedFor = "no-journey" | "not-live" | "before-it-was-live" | "no-person" | "conditions" | "reentry" | "over" | "still-shopping";

const triggerOf: Record<Abandonment["kind"], JourneyTrigger["kind"]> = {
  browse: "browse-abandoned",
  cart: "cart-abandoned",
  checkout: "checkout-abandoned",
};

/** Who leaves a cart enters every live journey that is for such a cart. Whoever left it before goes on where they stood. */
export const enterOnCart = subscriber({
  name: "recovery.enter-on-cart",
  hears: cartAbandoned,
  run: (shop, { abandonmentId }) => inShop(shop, (db) => enterWithCart(db, shop, abandonmentId)),
});

async function enterWithCart(db: ShopDb, shop: Shop, abandonmentId: string): Promise<void> {
  const abandonment = await db.abandonment.findUnique({ where: { shopId_id: { shopId: shop.id, id: abandonmentId } } });
  if (abandonment?.state !== "abandoned" || abandonment.personId === null) return;
  await enterLive(db, shop, triggerOf[abandonment.kind], {
    personId: abandonment.personId,
    entryKey: abandonmentId,
    abandonmentId,
    happenedAt: abandonment.abandonedAt ?? nowDate(),
    countsFrom: abandonment.touchedAt,
  });
}

/** Has somebody enter every live journey that such a thing begins. */
export async function enterLive(db: ShopDb, shop: Shop, kind: JourneyTrigger["kind"], entry: Omit<Entry, "journeyId">): Promise<Entered[]> {
  const live = await db.journey.findMany({ where: { shopId: shop.id, state: "live" } });
  const entered: Entered[] = [];
  for (const journey of live) {
    const { data: definition } = JourneyDefinition.safeParse(journey.definition);
    if (definition?.trigger.kind === kind) entered.push(await enter(db, shop, journey, definition, { journeyId: journey.id, ...entry }));
  }
  return entered;
}

/**
 * Has somebody enter a journey: for Shopify Flow, goods that are back in stock, parcels that are late. In the transaction that causes it; its
 * steps follow by themselves. Asked twice with one key it is one run.
 */
export async function startJourney(db: ShopDb, shop: Shop, entry: Entry): Promise<Entered> {
  const journey = await db.journey.findUnique({ where: { shopId_id: { shopId: shop.id, id: entry.journeyId } } });
  const { data: definition } = JourneyDefinition.safeParse(journey?.definition);
  if (!journey || !definition) return { outcome: "refused", why: "no-journey" };
  if (journey.state !== "live") return { outcome: "refused", why: "not-live" };
  const misfit = whyNotAbout(aboutOf(entry), definition);
  if (misfit) return { outcome: "refused", why: misfit };
  if (await isStillShopping(db, shop, definition, entry)) return { outcome: "refused", why: "still-shopping" };
  return enter(db, shop, journey, definition, entry);
}

/** Whoever is at their cart just now is written to only where a journey awaits them there: it would be over at once, and let them in no more when they leave. */
async function isStillShopping(
  db: ShopDb,
  shop: Shop,
  definition: JourneyDefinition,
  { entryKey, abandonmentId }: Entry,
): Promise<boolean> {
  if (abandonmentId === undefined || entrySubject(entryKey) || waitsForResumed(definition)) return false;
  const cart = await db.abandonment.findUnique({ where: { shopId_id: { shopId: shop.id, id: abandonmentId } }, select: { state: true } });
  return cart?.state === "active";
}

/** Of one cart a journey has one run that goes on, whether the cart began it or a person did; whoever went on with the cart and leaves it anew goes on in it. */
function isSameRun(run: JourneyRun, { entryKey, abandonmentId }: Entry): boolean {
  if (abandonmentId === undefined || run.abandonmentId !== abandonmentId || entrySubject(entryKey) || entrySubject(run.entryKey))
    return false;
  return run.endedAt === null || (run.endedBy === "cart-resumed" && entryKey === abandonmentId);
}

async function enter(db: ShopDb, shop: Shop, journey: Journey, definition: JourneyDefinition, entry: Entry): Promise<Entered> {
  const { personId, entryKey, abandonmentId } = entry;
  const at = nowDate();
  const enteredAt = entry.happenedAt && entry.happenedAt < at ? entry.happenedAt : at;
  const countsFrom = entry.countsFrom && entry.countsFrom < enteredAt ? entry.countsFrom : enteredAt;
  const [person] = await db.$queryRaw<{ isHeldOut: boolean; customerId: bigint | null }[]>`
    SELECT "isHeldOut", "customerId" FROM "recovery_person" WHERE "shopId" = ${shop.id} AND "id" = ${personId}::uuid FOR NO KEY UPDATE`;
  if (!person) return { outcome: "refused", why: "no-person" };

  const earlier = await db.journeyRun.findMany({ where: { shopId: shop.id, journeyId: journey.id, personId } });
  const known = earlier.find((run) => run.entryKey === entryKey) ?? earlier.find((run) => isSameRun(run, entry));
  if (known) {
    if (known.endedBy === "cart-resumed") await goOn(db, shop, definition, known.id, known.nodeId, countsFrom);
    return { outcome: "known", runId: known.id };
  }
  const refused = mayEnter(definition.reentry, journey.liveSince, earlier, enteredAt);
  if (refused) return { outcome: "refused", why: refused };

  const run = { id: newId<string>(), personId, entryKey, isHeldOut: person.isHeldOut, enteredAt, abandonmentId: abandonmentId ?? null };
  const facts = (await readFacts(db, shop, [run], askedBy([definition]), at)).get(run.id);
  if (!facts || definition.first === null || !allHold(definition.trigger.all, facts.profile))
    return { outcome: "refused", why: "conditions" };
  if (await whyOver(db, shop, { run, definition, person, abandonment: facts.abandonment })) return { outcome: "refused", why: "over" };

  const position = positionAt(definition, definition.first, run, facts, { countsFrom, at });
  await db.journeyRun.create({ data: { shopId: shop.id, journeyId: journey.id, ...run, ...position } });
  await wakeFor(db, shop, journey.id, position.dueAt);
  return { outcome: "entered", runId: run.id };
}

export type Beginning = { id: string; personId: string; isHeldOut: boolean; enteredAt: Date };

/** Of a wait of an hour after leaving, as much is over as has passed since: nobody is written to an hour after it was noticed that they had left. */
export function positionAt(
  definition: JourneyDefinition,
  nodeId: string,
  run: Beginning,
  facts: Facts,
  { countsFrom, at }: { countsFrom: Date; at: Date },
) {
  // Nobody has a turn before they are taken up.
  const knownAt = knownOf(run, definition, facts, () => at, at);
  return comeTo(chartOf(definition), nodeId, countsFrom, knownAt, countsFrom);
}

/** They left the cart anew: their run goes on at the node at which it stood, as if they came to it now. */
async function goOn(db: ShopDb, shop: Shop, definition: JourneyDefinition, runId: string, nodeId: string, leftAt: Date): Promise<void> {
  const run = await db.journeyRun.findUniqueOrThrow({ where: { shopId_id: { shopId: shop.id, id: runId } } });
  const at = nowDate();
  const facts = (await readFacts(db, shop, [run], askedBy([definition]), at)).get(run.id);
  if (!facts) return;
  const position = positionAt(definition, nodeId, run, facts, { countsFrom: leftAt, at });
  const data = { ...position, endedAt: null, endedBy: null };
  await db.journeyRun.update({ where: { shopId_id: { shopId: shop.id, id: runId } }, data });
  await wakeFor(db, shop, run.journeyId, position.dueAt);
}
