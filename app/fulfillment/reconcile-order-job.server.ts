import { z } from "zod";

import { job } from "#app/platform/jobs/job.ts";

import { reconcileOrder } from "./reconcile-order.server.ts";

export const reconcileOrderJob = job({
  name: "fulfillment.follow-order",
  payload: z.object({ orderId: z.string().regex(/^\d+$/) }),
  oneAtATimePer: ({ orderId }) => orderId,
  retry: "outside-service",
  run: (shop, { orderId }) => reconcileOrder(shop, BigInt(orderId)),
});
