import { z } from "zod";

import { job } from "#app/platform/jobs/job.ts";

import { dispatchParcel } from "./dispatch-parcel.server.ts";

export const dispatchParcelJob = job({
  name: "fulfillment.dispatch-parcel",
  payload: z.object({ parcelId: z.uuid() }),
  oneAtATimePer: ({ parcelId }) => parcelId,
  retry: "outside-service",
  run: (shop, { parcelId }) => dispatchParcel(shop, parcelId),
});
