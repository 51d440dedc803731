import { z } from "zod";

const Numbered = z.string().regex(/^\d+$/);

/** One line of a cart that was left, as it was when its buyer last touched it. */
export const AbandonedLine = z.object({
  /** Shopify's numbers, as text: they are kept as JSON. A line of the buyer's own making (a tip, a custom thing) has none. */
  variantId: Numbered.nullable(),
  productId: Numbered.nullable(),
  sku: z.string().nullable(),
  title: z.string(),
  variantTitle: z.string().nullable(),
  quantity: z.int().min(1),
  /** Minor units of the cart's currency, for one unit. */
  unitPrice: z.int().min(0),
  /** The same as its buyer saw it, in the currency that they pay in; null where nobody said. */
  shown: z
    .object({ minor: z.int().min(0), currency: z.string().length(3) })
    .nullable()
    .default(null),
  /** What the shop asked for one when it was told, in minor units of its currency; null where that wasn't noted. */
  listPrice: z.int().min(0).nullable().default(null),
  /** A subscription's: only Storefront `cartCreate` brings such a line back. */
  sellingPlanId: Numbered.nullable(),
  /** What the buyer asked for with it. */
  properties: z.record(z.string(), z.string()),
});

export type AbandonedLine = z.infer<typeof AbandonedLine>;
