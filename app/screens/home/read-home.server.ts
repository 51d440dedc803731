import type { Prisma } from "#generated/prisma/client.ts";
import { saidOfParcel } from "#app/fulfillment/exceptions/once-left.ts";
import { countLeftBehind } from "#app/fulfillment/plan/left-behind.server.ts";
import { fulfillmentSettings } from "#app/fulfillment/fulfillment-settings.server.ts";
import { insightsSettings } from "#app/insights/insights-settings.server.ts";
import { isUndone } from "#app/parcels/parcel-stage.ts";
import { nowDate } from "#app/platform/clock.ts";
import { readInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { storedMessage, type Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { missingFrom, type Missing } from "#app/shopify/import/kept-back.ts";
import { readPages } from "#app/shopify/import/pages-read.ts";
import type { ImportStepView } from "./import-steps.ts";
import { readFigures, type Figures } from "#app/insights/read-figures.server.ts";
import { readPipeline, type PipelineView } from "./read-pipeline.server.ts";

export type Home = {
  asOf: string;
  setup: SetupFacts;
  imports: ImportStepView[];
  /** What of the shop Shopify doesn't show. */
  missing: Missing[];
  /** The causes with something open that wait longest, the longest first; and how many more there are. */
  troubles: Trouble[];
  furtherCauses: number;
  /** Orders placed while routing was off, which nobody routes until the merchant says so. */
  leftBehind: number;
  pipeline: PipelineView;
  figures: Figures;
};

export type SetupFacts = {
  hidden: boolean;
  imported: boolean;
  warehouseConnected: boolean;
  /** Every connected warehouse has prices that a person confirmed. */
  pricesSet: boolean;
  routingOn: boolean;
  orderRouted: boolean;
};

export type Trouble = { cause: string; count: number; oldest: string; message: Message };

/** What Home says: what needs the merchant, today's orders by stage, how the last 28 days went, and what set-up is left. */
export function readHome(shop: Shop): Promise<Home> {
  return readInShop(shop, async (db) => ({
    asOf: nowDate().toISOString(),
    setup: await setupFacts(db, shop),
    ...(await importSteps(db, shop)),
    ...(await troubles(db, shop)),
    leftBehind: await countLeftBehind(db, shop),
    pipeline: await readPipeline(db, shop),
    figures: await readFigures(db, shop),
  }));
}

async function setupFacts(db: ShopDb, shop: Shop): Promise<SetupFacts> {
  const { importedAt } = await db.shop.findUniqueOrThrow({ where: { id: shop.id }, select: { importedAt: true } });
  const { routingEnabled } = await fulfillmentSettings.read(db, shop);
  const { setupGuideHidden } = await insightsSettings.read(db, shop);
  const warehouses = await db.warehouse.findMany({
    where: { shopId: shop.id, state: "connected" },
    select: { prices: true, pricesConfirmedAt: true },
  });
  const decision = await db.routingDecision.findFirst({ where: { shopId: shop.id, cost: { not: null } }, select: { id: true } });
  return {
    hidden: setupGuideHidden,
    imported: importedAt !== null,
    warehouseConnected: warehouses.length > 0,
    pricesSet: warehouses.length > 0 && warehouses.every(({ prices, pricesConfirmedAt }) => hasZones(prices) && pricesConfirmedAt !== null),
    routingOn: routingEnabled,
    orderRouted: decision !== null,
  };
}

function hasZones(prices: Prisma.JsonValue): boolean {
  const list = prices as { zones?: unknown[] } | null;
  return (list?.zones?.length ?? 0) > 0;
}

async function importSteps(db: ShopDb, shop: Shop): Promise<Pick<Home, "imports" | "missing">> {
  const steps = await db.importStep.findMany({ where: { shopId: shop.id }, orderBy: { position: "asc" } });
  const imports = steps.map((step) => ({
    resource: step.resource,
    state: step.state,
    loaded: step.loadedCount,
    total: step.objectCount,
    startedAt: step.startedAt?.toISOString() ?? null,
    finishedAt: step.finishedAt?.toISOString() ?? null,
    problem: step.problem === null ? null : storedMessage(step.problem),
    byPages: readPages(step.pages)?.why ?? null,
  }));
  return { imports, missing: missingFrom(steps) };
}

/** So many causes are told on Home. */
const MOST_CAUSES = 5;

async function troubles(db: ShopDb, shop: Shop): Promise<Pick<Home, "troubles" | "furtherCauses">> {
  const found = await db.$queryRaw<
    { cause: string; count: number; oldest: Date; message: unknown; parcelId: string | null; causes: number }[]
  >`
    SELECT "cause", count(*)::int AS "count", min("openedAt") AS "oldest", (array_agg("message" ORDER BY "openedAt"))[1] AS "message",
           (array_agg("parcelId"::text ORDER BY "openedAt"))[1] AS "parcelId", (count(*) OVER ())::int AS "causes"
      FROM "exception" WHERE "shopId" = ${shop.id} AND "resolvedAt" IS NULL
     GROUP BY "cause" ORDER BY min("openedAt") LIMIT ${MOST_CAUSES}`;
  const parcels = await db.parcel.findMany({
    where: { shopId: shop.id, id: { in: found.flatMap(({ parcelId }) => parcelId ?? []) } },
    select: { id: true, stage: true, shipments: { select: { undoneAt: true } } },
  });
  const parcelOf = new Map(parcels.map((parcel) => [parcel.id as string | null, { stage: parcel.stage, isUndone: isUndone(parcel) }]));
  return {
    troubles: found.map(({ cause, count, oldest, message, parcelId }) => ({
      cause,
      count,
      oldest: oldest.toISOString(),
      message: saidOfParcel(storedMessage(message), parcelOf.get(parcelId)),
    })),
    furtherCauses: (found[0]?.causes ?? 0) - found.length,
  };
}
