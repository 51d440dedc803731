import { inShop } from "#app/platform/db/in-shop.server.ts";
import { publish } from "#app/platform/events/publish.server.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { OWN_SOURCE } from "#app/platform/events/event-type.ts";
import type { Shop } from "#app/platform/shop.ts";
import { appInstalled, currencyChanged } from "../shopify-events.ts";
import { importAsked, importOpened } from "./import-events.ts";
import { importResources } from "./import-definition.ts";
import type { ImportResource } from "./import-definition.ts";

/** The shop is copied whole when it was installed, and when somebody asks for it. */
export const openImportOnEvent = subscriber({
  name: "shopify.open-import",
  hears: [{ source: OWN_SOURCE, topics: [appInstalled.topic, importAsked.topic] }],
  run: (shop, event) => {
    const askedAt = event.topic === appInstalled.topic ? new Date(appInstalled.read(event).installedAt) : event.triggeredAt;
    return openImport(shop, importResources, askedAt);
  },
});

/** Prices keep their figure when the shop sells in another currency, and Shopify tells of none of them: what is kept in its minor units is copied anew. */
export const openImportOnCurrency = subscriber({
  name: "shopify.open-import-on-currency",
  hears: currencyChanged,
  run: (shop, { changedAt }) => openImport(shop, ["products", "customers"], new Date(changedAt)),
});

/**
 * Sets steps back to their start, those that were begun before `askedAt`, and tells the rooms to take theirs: asked twice for one reason,
 * they are done once.
 */
export async function openImport(shop: Shop, resources: readonly ImportResource[], askedAt: Date): Promise<void> {
  const positions = resources.map((resource) => importResources.indexOf(resource) + 1);
  await inShop(shop, async (db) => {
    await db.$executeRaw`
      INSERT INTO "import_step" AS step ("shopId", "resource", "position", "state")
      SELECT ${shop.id}::int, resource, position, 'waiting'::"ImportStepState"
        FROM unnest(${[...resources]}::text[], ${positions}::int[]) AS one (resource, position)
      ON CONFLICT ("shopId", "resource") DO UPDATE
        SET "state" = 'waiting', "bulkOperationId" = NULL, "resultUrl" = NULL, "objectCount" = 0, "loadedCount" = 0,
            "startedAt" = NULL, "finishedAt" = NULL, "problem" = NULL, "pages" = NULL, "progressAt" = NULL, "keptBack" = '{}'
      WHERE step."startedAt" < ${askedAt}`;
    await publish(db, shop, importOpened, { resources: [...resources] });
  });
}
