import { z } from "zod";

const text = (longest: number) => z.string().trim().min(1).max(longest);

const ShipTo = z.strictObject({
  name: text(200).optional(),
  firstName: text(100).optional(),
  lastName: text(100).optional(),
  company: text(200).optional(),
  address1: text(255).optional(),
  address2: text(255).optional(),
  city: text(100).optional(),
  province: text(100).optional(),
  provinceCode: text(10).optional(),
  zip: text(30).optional(),
  country: text(100).optional(),
  countryCode: z
    .string()
    .regex(/^[A-Za-z]{2}$/, "two letters, such as GB")
    .optional(),
  phone: text(40).optional(),
});

const Line = z
  .strictObject({
    sku: text(255).optional(),
    variantId: z.union([z.number(), z.string()]).optional(),
    title: text(255).optional(),
    quantity: z.int("a whole number").min(1, "at least 1").max(100_000, "at most 100000"),
  })
  .refine(
    (line) => [line.sku, line.variantId, line.title].filter((one) => one !== undefined).length === 1,
    "name the item by one of sku, variantId or title",
  );

const common = { shipTo: ShipTo.optional(), cod: z.boolean().optional(), email: z.email().optional(), note: text(1000).optional() };

/** What `POST /_control/orders` takes: a number of drawn orders, or the lines of one. */
export const OrdersAsked = z.union(
  [
    z.strictObject({ count: z.int("a whole number").min(1, "at least 1").max(5000, "at most 5000"), seed: z.int().optional(), ...common }),
    z.strictObject({
      lines: z.array(Line).min(1, "at least one line").max(500, "at most 500 lines"),
      postPurchaseSeconds: z.number().min(0).max(3600).optional(),
      ...common,
    }),
  ],
  {
    error:
      'give either { "count": 1 to 5000, "seed"? } or { "lines": [{ "sku" (or "variantId", or "title"), "quantity" }] } of 1 to 500 lines, with "shipTo", "email", "cod" and "note" as you like',
  },
);

export type OrdersAsked = z.infer<typeof OrdersAsked>;
