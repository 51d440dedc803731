import { z } from "zod";

import { job } from "#app/platform/jobs/job.ts";

import { publishShipment } from "./publish-shipment.server.ts";

export const publishShipmentJob = job({
  name: "fulfillment.publish-shipment",
  payload: z.object({ shipmentId: z.uuid() }),
  oneAtATimePer: ({ shipmentId }) => shipmentId,
  retry: "outside-service",
  run: (shop, { shipmentId }) => publishShipment(shop, shipmentId),
});
