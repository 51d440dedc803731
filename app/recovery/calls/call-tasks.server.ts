import { z } from "zod";
import { type CallTask, Prisma } from "#generated/prisma/client.ts";
import { addressFor } from "#app/messaging/consent/address.ts";
import { suppress } from "#app/messaging/consent/keep-consent.server.ts";
import { messagingSettings } from "#app/messaging/messaging-settings.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { storedActor } from "#app/platform/actor.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { plainWords } from "#app/platform/outside-text.ts";
import type { Shop } from "#app/platform/shop.ts";
import { JourneyDefinition } from "../journeys/journey-definition.ts";
import { linkAddress } from "../links/recovery-link.server.ts";
import { afterCall, type CallOutcome } from "./call-outcome.ts";
import { keepNoCalls } from "./note-call-consent.server.ts";
import { type CallTurn, callTurn, lawfulCall } from "./call-turn.server.ts";

/** An agent has a task to themselves for so long. */
const HELD_MINUTES = 15;
const MOST_LISTED = 100;
const NOTE_LENGTH = 2_000;

/** A task as agents see it in their list. */
export type ListedCall = Omit<CallTask, "agent"> & {
  /** Who has it in hand at this moment. */
  heldBy: Actor | null;
  turn: CallTurn;
  /** The cart, as far as it is there. */
  cart: { name: string | null; value: bigint; currency: string; orderId: bigint | null } | null;
};

/** Of `open` tasks the most urgent come first; of those that are `over` the latest. `after` is the last of the page before. */
export type CallQuestion = { which: "open" | "over"; after?: { at: Date; id: string }; most?: number };

/** A page of a shop's calls, with who has each in hand and whether its person may be called at this moment. */
export async function listCallTasks(db: ShopDb, shop: Shop, { which, after, most = 50 }: CallQuestion): Promise<ListedCall[]> {
  const at = nowDate();
  const isOpen = which === "open";
  const order = isOpen ? Prisma.sql`"dueAt", "id"` : Prisma.sql`"dueAt" DESC, "id" DESC`;
  const beyond = isOpen ? Prisma.sql`>` : Prisma.sql`<`;
  const rest = after ? Prisma.sql`AND ("dueAt", "id") ${beyond} (${after.at}::timestamptz, ${after.id}::uuid)` : Prisma.empty;
  const found = await db.$queryRaw<{ id: string }[]>`
    SELECT "id"::text FROM "call_task"
     WHERE "shopId" = ${shop.id} AND ${isOpen ? Prisma.sql`"state" = 'open' AND "expiresAt" > ${at}` : Prisma.sql`"state" <> 'open'`} ${rest}
     ORDER BY ${order} LIMIT ${Math.min(most, MOST_LISTED)}::int`;
  const ids = found.map(({ id }) => id);
  const tasks = await db.callTask.findMany({ where: { shopId: shop.id, id: { in: ids } } });
  const carts = await db.abandonment.findMany({
    where: { shopId: shop.id, id: { in: tasks.flatMap(({ abandonmentId }) => abandonmentId ?? []) } },
    select: { id: true, name: true, value: true, currency: true, orderId: true },
  });
  const hours = await messagingSettings.read(db, shop);
  const listed = tasks.map(({ agent, ...task }): ListedCall => {
    const cart = carts.find(({ id }) => id === task.abandonmentId);
    const isHeld = task.heldUntil !== null && task.heldUntil > at;
    const turn = lawfulCall(shop, task.place, hours, { at, notBefore: task.dueAt });
    const { id: _, ...known } = cart ?? { id: "", name: null, value: 0n, currency: shop.currency, orderId: null };
    return { ...task, heldBy: isHeld ? storedActor(agent) : null, turn, cart: cart ? known : null };
  });
  return listed.toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
}

export type TakenCall =
  | { outcome: "taken"; task: CallTask; until: Date; link: string | null; code: string | null }
  | { outcome: "held"; by: Actor; until: Date }
  | { outcome: "later"; at: Date }
  /** It is over, or not to be made: they bought meanwhile, want no calls, or may not be called. */
  | { outcome: "over"; why: "ended" | "bought" | "suppressed" | "no-consent" | "no-lawful-time" };

/**
 * Puts a task into an agent's hands, alone, for some minutes; theirs again when they ask again. Looked at in the same moment: whether its person
 * bought meanwhile, wants to be called, and may be at this hour. Answers with what the agent hands over.
 */
export function takeCallTask(shop: Shop, taskId: string, agent: Actor): Promise<TakenCall> {
  return inShop(shop, async (db): Promise<TakenCall> => {
    const at = nowDate();
    const task = await lockTask(db, shop, taskId);
    if (!task || task.state !== "open" || task.expiresAt <= at) return { outcome: "over", why: "ended" };
    const holder = task.heldUntil !== null && task.heldUntil > at ? storedActor(task.agent) : null;
    if (holder && task.heldUntil && !isSame(holder, agent)) return { outcome: "held", by: holder, until: task.heldUntil };
    if (await hasBought(db, shop, task)) {
      await end(db, shop, task, "called_off", at);
      return { outcome: "over", why: "bought" };
    }
    const turn = await callTurn(db, shop, task, at);
    if (turn.outcome === "later") return turn;
    if (turn.outcome === "never") {
      await end(db, shop, task, "called_off", at);
      return { outcome: "over", why: turn.why };
    }
    const until = new Date(at.getTime() + HELD_MINUTES * 60_000);
    const taken = await db.callTask.update({ where: { shopId_id: { shopId: shop.id, id: task.id } }, data: { agent, heldUntil: until } });
    const link = await db.recoveryLink.findFirst({ where: { shopId: shop.id, runId: task.runId, nodeId: task.nodeId, channel: "call" } });
    return { outcome: "taken", task: taken, until, link: link && linkAddress(shop, link.id), code: link?.code ?? null };
  });
}

export type CallReport = { outcome: CallOutcome; note?: string; callBackAt?: Date };

export type RecordedCall =
  | { outcome: "recorded"; task: CallTask }
  /** Somebody else has it in hand by now, or it is over. */
  | { outcome: "not-yours" };

/**
 * Writes down how a call ended, by the agent who has it in hand: it is done, or due again. Whoever wants no calls is on the list of those who are
 * left alone when this returns, and what is planned for their number is held back.
 */
export function recordCallOutcome(
  shop: Shop,
  taskId: string,
  agent: Actor,
  { outcome, note, callBackAt }: CallReport,
): Promise<RecordedCall> {
  return inShop(shop, async (db): Promise<RecordedCall> => {
    const at = nowDate();
    const task = await lockTask(db, shop, taskId);
    if (!task || task.state !== "open" || task.agent === null || !isSame(storedActor(task.agent), agent)) return { outcome: "not-yours" };
    const attempts = task.attempts + 1;
    const mostAttempts = await mostAttemptsOf(db, shop, task);
    const after = afterCall(outcome, { attempts, mostAttempts, expiresAt: task.expiresAt }, at, callBackAt ?? null);
    if (after.state === "done" && after.suppress) await leaveAlone(db, shop, task, after.suppress, at);
    const words = note === undefined ? undefined : plainWords(note, NOTE_LENGTH);
    const said = { attempts, lastAttemptAt: at, outcome, heldUntil: null, ...(words !== undefined && { note: words }) };
    const next = after.state === "open" ? { dueAt: after.dueAt, expiresAt: after.expiresAt } : { state: "done" as const, endedAt: at };
    const recorded = await db.callTask.update({ where: { shopId_id: { shopId: shop.id, id: task.id } }, data: { ...said, ...next } });
    const againAt = after.state === "open" ? after.dueAt : null;
    const attempt = { number: attempts, at, by: agent, outcome, note: words || null, againAt };
    await db.callAttempt.create({ data: { shopId: shop.id, taskId: task.id, ...attempt } });
    return { outcome: "recorded", task: recorded };
  });
}

/** Ends what nobody called about in time, and what was bought meanwhile. What an agent has in hand is theirs until they let it go. */
export async function endOldCalls(shop: Shop): Promise<void> {
  const at = nowDate();
  await inShop(shop, async (db) => {
    const isFree = Prisma.sql`t."shopId" = ${shop.id} AND t."state" = 'open' AND (t."heldUntil" IS NULL OR t."heldUntil" <= ${at})`;
    await db.$executeRaw`UPDATE "call_task" t SET "state" = 'expired', "endedAt" = ${at} WHERE ${isFree} AND t."expiresAt" <= ${at}`;
    await db.$executeRaw`
      UPDATE "call_task" t SET "state" = 'called_off', "endedAt" = ${at} FROM "abandonment" a
       WHERE ${isFree} AND a."shopId" = t."shopId" AND a."id" = t."abandonmentId" AND a."state" = 'completed'`;
  });
}

async function lockTask(db: ShopDb, shop: Shop, id: string): Promise<CallTask | null> {
  if (!z.uuid().safeParse(id).success) return null;
  await db.$queryRaw`SELECT "id"::text FROM "call_task" WHERE "shopId" = ${shop.id} AND "id" = ${id}::uuid FOR UPDATE`;
  return db.callTask.findUnique({ where: { shopId_id: { shopId: shop.id, id } } });
}

async function hasBought(db: ShopDb, shop: Shop, { abandonmentId }: CallTask): Promise<boolean> {
  if (abandonmentId === null) return false;
  return (await db.abandonment.count({ where: { shopId: shop.id, id: abandonmentId, state: "completed" } })) > 0;
}

/** As the step says at this moment; of one that is gone, once. */
async function mostAttemptsOf(db: ShopDb, shop: Shop, { runId, nodeId }: CallTask): Promise<number> {
  const run = await db.journeyRun.findUnique({ where: { shopId_id: { shopId: shop.id, id: runId } }, select: { journeyId: true } });
  const journey = run && (await db.journey.findUnique({ where: { shopId_id: { shopId: shop.id, id: run.journeyId } } }));
  const node = JourneyDefinition.safeParse(journey?.definition).data?.nodes.find(({ id }) => id === nodeId);
  return node?.kind === "call-task" ? node.attempts : 1;
}

async function leaveAlone(db: ShopDb, shop: Shop, task: CallTask, reason: "agent" | "bounced", at: Date): Promise<void> {
  const addressKey = addressFor("call", task.phone)?.key;
  if (addressKey === undefined) return;
  if (reason !== "agent") return suppress(db, shop, { addressKey, reason, source: "agent", at });
  const person = await db.recoveryPerson.findUnique({ where: { shopId_id: { shopId: shop.id, id: task.personId } } });
  const customerId = person?.customerId ?? null;
  await keepNoCalls(db, shop, { addressKey, customerId, source: "agent", proof: { callTaskId: task.id }, at });
}

const end = (db: ShopDb, shop: Shop, { id }: CallTask, state: "called_off" | "expired", endedAt: Date) =>
  db.callTask.update({ where: { shopId_id: { shopId: shop.id, id } }, data: { state, endedAt, heldUntil: null } });

const isSame = (one: Actor, other: Actor): boolean =>
  one.kind === "staff" && other.kind === "staff" ? one.id !== null && one.id === other.id : JSON.stringify(one) === JSON.stringify(other);
