import { z } from "zod";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { inboxHandler } from "#app/platform/inbox/inbox-handler.ts";
import type { InboxHandler } from "#app/platform/inbox/inbox-handler.ts";
import { enqueue, enqueueNow } from "#app/platform/jobs/enqueue.server.ts";
import { job } from "#app/platform/jobs/job.ts";
import type { Job } from "#app/platform/jobs/job.ts";
import type { ImportDefinition } from "./import-definition.ts";
import { IMPORT_TOPICS } from "./open-import.server.ts";
import { runImportStep } from "./run-import-step.server.ts";

/** There is one import of a resource at a time: nothing is to be said of it. */
const Payload = z.null();
type Payload = z.infer<typeof Payload>;
const Finished = z.object({ admin_graphql_api_id: z.string() });

export type ImportPart = { job: Job<Payload>; inboxHandlers: readonly InboxHandler[] };

/** What a room adds to its jobs and handlers so that its resource is part of a shop's import. */
export function importPart(definition: ImportDefinition): ImportPart {
  const importJob: Job<Payload> = job({
    name: `shopify.import-${definition.resource}`,
    payload: Payload,
    oneAtATimePer: () => definition.resource,
    retry: "outside-service",
    concurrency: 2,
    run: async (shop) => {
      const step = await runImportStep(shop, definition);
      if (step.outcome === "later") await enqueueNow(shop, importJob, null, { startAfterSeconds: step.seconds });
    },
  });

  const begin = inboxHandler({ source: "waybill", topics: IMPORT_TOPICS, run: (shop) => enqueueNow(shop, importJob, null) });
  const hearThatTheFileIsReady = inboxHandler({
    source: "shopify",
    topics: ["bulk_operations/finish"],
    run: async (shop, event) => {
      const { admin_graphql_api_id: bulkOperationId } = Finished.parse(JSON.parse(event.body));
      await inShop(shop, async (db) => {
        const waits = await db.importStep.count({
          where: { shopId: shop.id, resource: definition.resource, bulkOperationId, state: "exporting" },
        });
        if (waits > 0) await enqueue(db, shop, importJob, null);
      });
    },
  });
  return { job: importJob, inboxHandlers: [begin, hearThatTheFileIsReady] };
}
