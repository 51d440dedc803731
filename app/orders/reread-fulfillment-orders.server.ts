import { inboxHandler } from "#app/platform/inbox/inbox-handler.ts";
import type { InboxHandler } from "#app/platform/inbox/inbox-handler.ts";
import { enqueueNow } from "#app/platform/jobs/enqueue.server.ts";
import type { ImportPart } from "#app/shopify/import/import-part.server.ts";
import { openImport } from "#app/shopify/import/open-import.server.ts";

/** New scopes show fulfillment orders that were hidden before: they are imported again when the merchant's grant has changed. */
export function rereadFulfillmentOrders(part: ImportPart): InboxHandler {
  return inboxHandler({
    source: "shopify",
    topics: ["app/scopes_update"],
    run: async (shop, event) => {
      await openImport(shop, ["fulfillment-orders"], event.triggeredAt);
      await enqueueNow(shop, part.job, null);
    },
  });
}
