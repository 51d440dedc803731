import { z } from "zod";

const Id = z.coerce.bigint();

/** What Shopify sends when a customer asks for their data, or for its end. The lists of orders name what the request covers. */
export const PrivacyRequest = z.object({
  customer: z.object({ id: Id }),
  orders_requested: z.array(Id).default([]),
  orders_to_redact: z.array(Id).default([]),
  data_request: z.object({ id: Id }).optional(),
});
