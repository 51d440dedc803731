import { z } from "zod";
import { defineEvent } from "#app/platform/events/event-type.ts";
import { OutsideNumber } from "#app/platform/ids.ts";

/** What these customers say about marketing in Shopify is not what our copy said of them a moment ago, or they are reached elsewhere. */
export const customersSaid = defineEvent("customers.said", {
  payload: z.object({ customerIds: z.array(OutsideNumber).min(1) }),
  key: ({ customerIds }) => `customers-said:${String(customerIds[0])}`,
});
