import type { Journey } from "#generated/prisma/client.ts";
import { askForCollections } from "#app/catalog/copy-collections.server.ts";
import { keepCollectionsJob } from "#app/offers/keeping/keep-collections.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { keepJourneyDiscountJob } from "../codes/keep-journey-discount.server.ts";
import { checkDefinition, type DefinitionProblem } from "./checking/check-definition.ts";
import { JourneyDefinition } from "./journey-definition.ts";
import { askedBy } from "./read-happened.server.ts";
import { removedAfter } from "./removed-after.ts";
import { wakeFor } from "./take-up-runs.server.ts";

export type SavedJourney =
  | { outcome: "saved"; journey: Journey }
  /** Somebody else changed it since: theirs stands. */
  | { outcome: "changed-meanwhile"; journey: Journey }
  /** It is live, and would not be right any more. Nothing was kept. */
  | { outcome: "not-right"; problems: DefinitionProblem[] }
  | { outcome: "gone" };

/** A new journey, as a draft. */
export async function createJourney(db: ShopDb, shop: Shop, { name, definition }: { name: string; definition: JourneyDefinition }) {
  const at = nowDate();
  await keepAskedCollections(db, shop, definition);
  return db.journey.create({ data: { shopId: shop.id, id: newId<string>(), name, definition, createdAt: at, updatedAt: at } });
}

type Change = {
  id: string;
  revision: number;
  name: string;
  definition: JourneyDefinition;
  unsendable?: readonly DefinitionProblem[];
};

/**
 * Keeps a change of a journey, also of one in which people are: each stands where they stood. Where their step was taken out they go on where it led. A
 * draft may be wrong; what is live, or paused with people in it, may not. `unsendable`: what checkTexts found.
 */
export async function saveJourney(
  db: ShopDb,
  shop: Shop,
  { id, revision, name, definition, unsendable = [] }: Change,
): Promise<SavedJourney> {
  const journey = await lockJourney(db, shop, id);
  if (!journey) return { outcome: "gone" };
  if (journey.revision !== revision) return { outcome: "changed-meanwhile", journey };
  const problems = [...checkDefinition(definition), ...unsendable];
  if (journey.state !== "draft" && problems.length > 0) return { outcome: "not-right", problems };
  const before = JourneyDefinition.safeParse(journey.definition).data;
  const kept = { ...definition, removed: before ? removedAfter(before, definition) : {} };
  const data = { name, definition: kept, revision: revision + 1, updatedAt: nowDate() };
  const saved = await db.journey.update({ where: { shopId_id: { shopId: shop.id, id } }, data });
  if (saved.state === "live" && definition.discount) await enqueue(db, shop, keepJourneyDiscountJob, { journeyId: id });
  await keepAskedCollections(db, shop, definition);
  return { outcome: "saved", journey: saved };
}

/** Collections are copied when somebody asks for them: a draft is tried on last month's carts too. */
async function keepAskedCollections(db: ShopDb, shop: Shop, definition: JourneyDefinition): Promise<void> {
  if (askedBy([definition]).collections.length > 0) await enqueue(db, shop, keepCollectionsJob, null);
}

/** The collections that journeys ask for, whatever their state. */
askForCollections(async (db, shop) => {
  const rows = await db.journey.findMany({ where: { shopId: shop.id }, select: { definition: true } });
  const definitions = rows.flatMap(({ definition }) => JourneyDefinition.safeParse(definition).data ?? []);
  return askedBy(definitions).collections.map(BigInt);
});

/**
 * Makes a journey live, or pauses it. Whoever is in a paused one stays where they stand, and goes on when it is live again: what they would have been
 * sent too late by then is left out. What happens while it is paused begins nothing. `unsendable`: what checkTexts found.
 */
export async function setJourneyState(
  db: ShopDb,
  shop: Shop,
  id: string,
  state: "live" | "paused",
  unsendable: readonly DefinitionProblem[] = [],
): Promise<SavedJourney> {
  const journey = await lockJourney(db, shop, id);
  if (!journey) return { outcome: "gone" };
  if (journey.state === state) return { outcome: "saved", journey };
  const definition = JourneyDefinition.safeParse(journey.definition).data;
  const problems = definition ? [...checkDefinition(definition), ...unsendable] : [];
  if (state === "live" && (!definition || problems.length > 0)) return { outcome: "not-right", problems };
  const at = nowDate();
  const data = { state, updatedAt: at, wakeAt: null, ...(state === "live" && { liveSince: at }) };
  const saved = await db.journey.update({ where: { shopId_id: { shopId: shop.id, id } }, data });
  if (state === "live") await wakeFor(db, shop, id, at);
  if (state === "live" && definition?.discount) await enqueue(db, shop, keepJourneyDiscountJob, { journeyId: id });
  return { outcome: "saved", journey: saved };
}

async function lockJourney(db: ShopDb, shop: Shop, id: string): Promise<Journey | null> {
  await db.$queryRaw`SELECT "id"::text FROM "journey" WHERE "shopId" = ${shop.id} AND "id" = ${id}::uuid FOR UPDATE`;
  return db.journey.findUnique({ where: { shopId_id: { shopId: shop.id, id } } });
}
