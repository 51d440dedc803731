import { z } from "zod";

/** What we read of a page of `GET /channel`. */
export const ShipBobChannelPage = z.object({
  items: z
    .array(
      z.object({
        id: z.number().int(),
        name: z.string().nullish(),
        application_name: z.string().nullish(),
        scopes: z.array(z.string()).nullish(),
      }),
    )
    .nullish(),
  next: z.string().nullish(),
});

export type ShipBobChannelPage = z.infer<typeof ShipBobChannelPage>;
