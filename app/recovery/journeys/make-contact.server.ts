import { z } from "zod";
import type { Abandonment, JourneyRun, RecoveryPerson } from "#generated/prisma/client.ts";
import { planDelivery } from "#app/messaging/deliveries/plan-delivery.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import { crashPoint } from "#app/platform/crash-point.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { jobPer } from "#app/platform/jobs/job.ts";
import type { Shop } from "#app/platform/shop.ts";
import { type ComposedMessage, composeMessage } from "../composing/compose-message.server.ts";
import { advance, chartOf } from "./advance.ts";
import { endRuns } from "./end-runs.server.ts";
import { hasBought } from "./has-bought.server.ts";
import { JourneyDefinition, type NodeOf } from "./journey-definition.ts";
import { knownOf } from "./known-of.ts";
import { makeCall } from "./make-call.server.ts";
import { journeys } from "./messages.ts";
import { withoutContact } from "./nodes/contact-nodes.ts";
import type { Leaving } from "./nodes/node-kind.ts";
import { readFacts } from "./read-facts.server.ts";
import { askedBy } from "./read-happened.server.ts";
import { openTurns } from "./turns.server.ts";
import { wakeFor } from "./wake-journeys.server.ts";
import { writeMoves } from "./write-moves.server.ts";

type Contact = NodeOf<"message"> | NodeOf<"call-task">;
type Standing = {
  run: JourneyRun & { dueAt: Date };
  definition: JourneyDefinition;
  node: Contact;
  person: RecoveryPerson;
  abandonment: Abandonment | null;
};

/**
 * Makes what the step asks for at which a run stands: a message, a call. It is composed first, with no connection held. Then one transaction sees
 * that the run still stands there, and that nobody bought meanwhile, plans it, and takes the run on. Twice equals once: whoever was killed in
 * between is begun again, and of a run, a node and a channel there is one message ever.
 */
export async function makeContact(shop: Shop, runId: string): Promise<void> {
  const standing = await inShop(shop, (db) => readStanding(db, shop, runId));
  if (!standing) return;
  const { run, node, abandonment, person } = standing;
  const made = node.kind === "message" ? await composeMessage(shop, { run, node, abandonment, person, at: nowDate() }) : null;
  crashPoint("contact.composed");
  await inShop(shop, (db) => planAndGoOn(db, shop, standing, made));
}

export const makeContactJob = jobPer("runId", z.uuid(), { name: "recovery.make-contact", retry: "outside-service", run: makeContact });

/** Undefined of a run that ended, stands elsewhere, or whose journey is paused: it is taken up when it is live again. */
async function readStanding(db: ShopDb, shop: Shop, runId: string): Promise<Standing | undefined> {
  const run = await db.journeyRun.findUnique({ where: { shopId_id: { shopId: shop.id, id: runId } } });
  if (!run || run.endedAt !== null || run.dueAt === null || run.isHeldOut) return undefined;
  const journey = await db.journey.findUnique({ where: { shopId_id: { shopId: shop.id, id: run.journeyId } } });
  const { data: definition } = JourneyDefinition.safeParse(journey?.definition);
  const node = definition?.nodes.find(({ id }) => id === run.nodeId);
  const isContact = node?.kind === "message" || node?.kind === "call-task";
  if (journey?.state !== "live" || !definition || !isContact) return undefined;
  const which = (id: string) => ({ where: { shopId_id: { shopId: shop.id, id } } });
  const person = await db.recoveryPerson.findUnique(which(run.personId));
  const abandonment = run.abandonmentId === null ? null : await db.abandonment.findUnique(which(run.abandonmentId));
  return person ? { run: { ...run, dueAt: run.dueAt }, definition, node, person, abandonment } : undefined;
}

async function planAndGoOn(db: ShopDb, shop: Shop, before: Standing, composed: ComposedMessage | null): Promise<void> {
  await db.$queryRaw`SELECT "id"::text FROM "journey_run" WHERE "shopId" = ${shop.id} AND "id" = ${before.run.id}::uuid FOR UPDATE`;
  const standing = await readStanding(db, shop, before.run.id);
  // Whoever edited the step meanwhile has it composed anew; the others went on, or left.
  if (!standing || JSON.stringify(standing.node) !== JSON.stringify(before.node)) {
    if (standing) await wakeForAgain(db, shop, standing.run);
    return;
  }
  const { run, definition, node } = standing;
  const at = nowDate();
  if (await hasBought(db, shop, standing)) return endRuns(db, shop, [run.id], "purchased");

  const facts = (await readFacts(db, shop, [run], askedBy([definition]), at)).get(run.id);
  if (!facts) return;
  const limits = definition.nodes.filter((one): one is NodeOf<"rate-limit"> => one.kind === "rate-limit");
  const turns = await openTurns(
    db,
    shop,
    limits.map((limit) => ({ journeyId: run.journeyId, node: limit })),
    at,
  );
  const knownAt = knownOf(run, definition, facts, (limit, hadTurn) => turns(run.journeyId, limit, hadTurn), at);
  const why = knownAt(run).whyNot(node);
  const made = why === null ? await make(db, shop, standing, composed, facts) : withoutContact(node, why);
  const advanced = advance(chartOf(definition), run, knownAt, at, made);
  await writeMoves(db, shop, [{ run, advanced }], at);
  if (advanced.isToMake) await wakeForAgain(db, shop, run);
  else if (advanced.endedBy === null) await wakeFor(db, shop, run.journeyId, advanced.position.dueAt);
  crashPoint("contact.planned");
}
