import { z } from "zod";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { readPayload } from "#app/platform/events/stored-event.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import type { Subscriber } from "#app/platform/events/subscriber.ts";
import { enqueue, enqueueNow } from "#app/platform/jobs/enqueue.server.ts";
import { job } from "#app/platform/jobs/job.ts";
import type { Job } from "#app/platform/jobs/job.ts";
import type { ImportDefinition } from "./import-definition.ts";
import { importOpened } from "./import-events.ts";
import { runImportStep } from "./run-import-step.server.ts";

/** There is one import of a resource at a time: nothing is to be said of it. */
const Payload = z.null();
type Payload = z.infer<typeof Payload>;
const Finished = z.object({ admin_graphql_api_id: z.string() });

export type ImportPart = { job: Job<Payload>; subscribers: readonly Subscriber[] };

/** What a room adds to its jobs and subscribers so that its resource is part of a shop's import. */
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

  const begin = subscriber({
    name: `shopify.begin-${definition.resource}`,
    hears: importOpened,
    run: async (shop, { resources }) => {
      if (resources.includes(definition.resource)) await enqueueNow(shop, importJob, null);
    },
  });
  const loadWhenTheFileIsReady = subscriber({
    name: `shopify.load-${definition.resource}`,
    hears: [{ source: "shopify", topics: ["bulk_operations/finish"] }],
    run: async (shop, event) => {
      const { admin_graphql_api_id: bulkOperationId } = readPayload(event, Finished);
      await inShop(shop, async (db) => {
        const waits = await db.importStep.count({
          where: { shopId: shop.id, resource: definition.resource, bulkOperationId, state: "exporting" },
        });
        if (waits > 0) await enqueue(db, shop, importJob, null);
      });
    },
  });
  return { job: importJob, subscribers: [begin, loadWhenTheFileIsReady] };
}
