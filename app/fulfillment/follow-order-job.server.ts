import { z } from "zod";

import { job } from "#app/platform/jobs/job.ts";

import { followOrder } from "./follow-order.server.ts";

export const followOrderJob = job({
  name: "fulfillment.follow-order",
  payload: z.object({ orderId: z.string().regex(/^\d+$/) }),
  oneAtATimePer: ({ orderId }) => orderId,
  retry: "outside-service",
  run: (shop, { orderId }) => followOrder(shop, BigInt(orderId)),
});
