import { z } from "zod";

/** What we read of a page of `GET /webhook`. The secret is never told again. */
export const ShipBobSubscriptionPage = z.object({
  items: z
    .array(
      z.object({
        id: z.string(),
        url: z.string(),
        description: z.string().nullish(),
        enabled: z.boolean().nullish(),
        topics: z.array(z.string()).nullish(),
      }),
    )
    .nullish(),
  next: z.string().nullish(),
});

export type ShipBobSubscriptionPage = z.infer<typeof ShipBobSubscriptionPage>;
