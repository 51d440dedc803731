import { inShop } from "#app/platform/db/in-shop.server.ts";
import { inboxHandler } from "#app/platform/inbox/inbox-handler.ts";
import type { Shop } from "#app/platform/shop.ts";
import { importResources } from "./import-definition.ts";
import type { ImportResource } from "./import-definition.ts";

/** The topics, of our own, at which the shop is copied whole: it was installed, or somebody asks for it. */
export const IMPORT_TOPICS = ["app/installed", "app/import-asked"] as const;

/** Lays the steps of an import out before the rooms, which hear of the same event after it, take each its own. */
export const openImportOnEvent = inboxHandler({
  source: "waybill",
  topics: IMPORT_TOPICS,
  run: (shop, event) => openImport(shop, importResources, event.triggeredAt),
});

/** Sets steps back to their start, those that were begun before `askedAt`: asked twice for one reason, they are done once. */
export async function openImport(shop: Shop, resources: readonly ImportResource[], askedAt: Date): Promise<void> {
  const positions = resources.map((resource) => importResources.indexOf(resource) + 1);
  await inShop(
    shop,
    (db) => db.$executeRaw`
      INSERT INTO "import_step" AS step ("shopId", "resource", "position", "state")
      SELECT ${shop.id}::int, resource, position, 'waiting'::"ImportStepState"
        FROM unnest(${[...resources]}::text[], ${positions}::int[]) AS one (resource, position)
      ON CONFLICT ("shopId", "resource") DO UPDATE
        SET "state" = 'waiting', "bulkOperationId" = NULL, "resultUrl" = NULL, "objectCount" = 0, "loadedCount" = 0,
            "startedAt" = NULL, "finishedAt" = NULL, "problem" = NULL
      WHERE step."startedAt" < ${askedAt}`,
  );
}
