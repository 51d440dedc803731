import type { Abandonment, JourneyRun, RecoveryPerson } from "#generated/prisma/client.ts";
import type { Channel } from "#app/messaging/channel.ts";
import { planDelivery } from "#app/messaging/deliveries/plan-delivery.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { type ComposedCall, composeCall } from "../calls/compose-call.server.ts";
import { type ComposedMessage, composeMessage } from "../composing/compose-message.server.ts";
import { advance, chartOf } from "./advance.ts";
import { endRuns } from "./end-runs.server.ts";
import { waitsForResumed } from "./entries/fits-entry.ts";
import { whyOver } from "./why-over.server.ts";
import { JourneyDefinition, type NodeOf } from "./journey-definition.ts";
import { knownOf } from "./known-of.ts";
import { putOnCallList } from "./make-call.server.ts";
import { journeys } from "./messages.ts";
import { isHeldBack, withoutContact } from "./nodes/contact-nodes.ts";
import type { Leaving } from "./nodes/node-kind.ts";
import { readFacts } from "./read-facts.server.ts";
import { askedBy } from "./read-happened.server.ts";
import { limitsOf, openTurns } from "./turns.server.ts";
import { toldByAnother } from "./told-by-another.server.ts";
import { writeMoves } from "./write-moves.server.ts";

type Contact = NodeOf<"message"> | NodeOf<"call-task">;
type Standing = {
  run: JourneyRun & { dueAt: Date };
  definition: JourneyDefinition;
  /** Of the journey, as it was read. */
  revision: number;
  node: Contact;
  person: RecoveryPerson;
  abandonment: Abandonment | null;
};

/** Who is told that a run goes on: at once with something else that is to be made for it, or when it is due. */
export type GoOn = {
  again: (db: ShopDb) => Promise<void>;
  wakeFor: (db: ShopDb, journeyId: string, dueAt: Date) => Promise<void>;
};

/**
 * Makes what the step asks for at which a run stands: a message, a call. It is composed first, with no connection held. Then one transaction sees
 * that the run still stands there, and that nobody bought meanwhile, plans it, and takes the run on. Twice equals once: whoever was killed in
 * between is begun again, and of a run, a node and a channel there is one message ever.
 */
export async function makeContact(shop: Shop, runId: string, goOn: GoOn): Promise<void> {
  const standing = await inShop(shop, (db) => readStanding(db, shop, runId));
  if (!standing) return;
  const composed = await compose(shop, standing);
  await inShop(shop, (db) => planAndGoOn(db, shop, standing, composed, goOn));
}

/** Undefined of a run that ended, stands elsewhere, or whose journey is paused: it is taken up when it is live again. */
async function readStanding(db: ShopDb, shop: Shop, runId: string): Promise<Standing | undefined> {
  const run = await db.journeyRun.findUnique({ where: { shopId_id: { shopId: shop.id, id: runId } } });
  if (!run || run.endedAt !== null || run.dueAt === null) return undefined;
  const journey = await db.journey.findUnique({ where: { shopId_id: { shopId: shop.id, id: run.journeyId } } });
  const { data: definition } = JourneyDefinition.safeParse(journey?.definition);
  const node = definition?.nodes.find(({ id }) => id === run.nodeId);
  const isContact = node?.kind === "message" || node?.kind === "call-task";
  if (journey?.state !== "live" || !definition || !isContact || isHeldBack(run, node)) return undefined;
  const which = (id: string) => ({ where: { shopId_id: { shopId: shop.id, id } } });
  const person = await db.recoveryPerson.findUnique(which(run.personId));
  const abandonment = run.abandonmentId === null ? null : await db.abandonment.findUnique(which(run.abandonmentId));
  return person ? { run: { ...run, dueAt: run.dueAt }, definition, revision: journey.revision, node, person, abandonment } : undefined;
}

type Composed =
  | { kind: "message"; node: NodeOf<"message">; made: ComposedMessage }
  | { kind: "call"; node: NodeOf<"call-task">; made: ComposedCall };

async function compose(shop: Shop, { run, node, abandonment, person }: Standing): Promise<Composed> {
  if (node.kind === "call-task")
    return { kind: "call", node, made: await composeCall(shop, { run, node, abandonment, person, at: nowDate() }) };
  return { kind: "message", node, made: await composeMessage(shop, { run, node, abandonment, person, at: nowDate() }) };
}

async function planAndGoOn(db: ShopDb, shop: Shop, before: Standing, composed: Composed, goOn: GoOn): Promise<void> {
  // What takes longer is read first: whoever ends the run, as its person has just bought, waits for the few statements after the lock.
  const { run, definition, node } = before;
  const at = nowDate();
  const facts = (await readFacts(db, shop, [run], askedBy([definition]), at)).get(run.id);
  if (!facts) return;
  const turnAt = await openTurns(db, shop, limitsOf(run.journeyId, definition), at);
  const knownAt = knownOf(run, definition, facts, (limit, hadTurn) => turnAt(run.journeyId, limit, hadTurn), at);
  const why = knownAt(run).whyNot(node);

  const found = await lockStanding(db, shop, before);
  if (found === "elsewhere") return;
  // Somebody changed the journey meanwhile: it is composed anew.
  if (found === "changed") return goOn.again(db);
  const over =
    (await whyOver(db, shop, { ...before, abandonment: before.abandonment && { ...before.abandonment, ...found } })) ??
    (found.state === "active" && definition.trigger.kind !== "back-in-stock" && !waitsForResumed(definition) ? "cart-resumed" : undefined);
  if (over) return endRuns(db, shop, [run.id], over);

  const leaving = why === null ? await plan(db, shop, before, composed, at) : withoutContact(node, why);
  const advanced = advance(chartOf(definition), run, knownAt, at, leaving);
  await writeMoves(db, shop, [{ run, advanced }], at);
  if (advanced.isToMake) await goOn.again(db);
  else if (advanced.endedBy === null) await goOn.wakeFor(db, run.journeyId, advanced.position.dueAt);
}

type CartNow = Pick<Abandonment, "state" | "touchedAt">;

/** Locks a run as it was read, and answers how its cart stands now. */
async function lockStanding(db: ShopDb, shop: Shop, { run, revision }: Standing): Promise<Partial<CartNow> | "elsewhere" | "changed"> {
  const [row] = await db.$queryRaw<{ state: string; revision: number; cart: CartNow["state"] | null; touchedAt: Date | null }[]>`
    SELECT j."state"::text, j."revision", a."state"::text AS "cart", a."touchedAt"
      FROM "journey_run" r
      JOIN "journey" j ON j."shopId" = r."shopId" AND j."id" = r."journeyId"
      LEFT JOIN "abandonment" a ON a."shopId" = r."shopId" AND a."id" = r."abandonmentId"
     WHERE r."shopId" = ${shop.id} AND r."id" = ${run.id}::uuid AND r."nodeId" = ${run.nodeId} AND r."nodeAt" = ${run.nodeAt} AND r."endedAt" IS NULL
       FOR UPDATE OF r`;
  if (row?.state !== "live") return "elsewhere";
  if (row.revision !== revision) return "changed";
  return row.cart && row.touchedAt ? { state: row.cart, touchedAt: row.touchedAt } : {};
}

async function plan(db: ShopDb, shop: Shop, { run, abandonment }: Standing, { kind, node, made }: Composed, at: Date): Promise<Leaving> {
  if (made.outcome === "not-eligible") return withoutContact(node, made.reason);
  if (made.outcome === "later") return { does: "stay", until: made.at > at ? made.at : new Date(at.getTime() + 1000) };
  const { next, withinMinutes } = node;
  const expiresAt = new Date(run.nodeAt.getTime() + withinMinutes * 60_000);
  if (kind === "call") {
    const by = await calledByAnother(db, shop, run, abandonment, at);
    if (by !== null) return { does: "go", next, what: journeys.message("skipped", { why: journeys.message("told-by", { journey: by }) }) };
    await putOnCallList(db, shop, run, node.id, made, { dueAt: at, expiresAt });
    return { does: "go", next, what: journeys.message("call-planned") };
  }
  const { address, place, content, customerId } = made;
  const message = { run: run.id, step: node.id, channel: node.channel, purpose: node.purpose, customerId, address, place, content };
  const planned = await planDelivery(db, shop, { ...message, dueAt: at, expiresAt });
  if (planned.outcome === "refused") return withoutContact(node, planned.reason === "bad-address" ? "no-address" : "not-reachable");
  const code = planned.outcome === "known" ? "message-known" : null;
  const what = code ? journeys.message(code) : journeys.message("message-planned", { channel: channelName(node.channel) });
  return { does: "go", next, what };
}

/** Of two journeys that would have somebody called about the same, the second sees what the first has just planned. A message is looked at as it leaves. */
async function calledByAnother(db: ShopDb, shop: Shop, run: JourneyRun, abandonment: Abandonment | null, at: Date): Promise<string | null> {
  await db.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${shop.id} calls ${run.personId}`}, 0))::text`;
  const told = await toldByAnother(db, shop, run, abandonment, { channel: "call", purpose: "marketing" }, at);
  return told?.journey ?? null;
}

const channelName = (channel: Channel) => journeys.message(`channel-${channel}`);
