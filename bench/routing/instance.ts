import { z } from "zod";

const amount = z.number().default(0);
const units = z.number().int().nonnegative();

/** One line of an instance file: an order, the warehouses, the policy. Money is minor units, possibly fractional. */
export const Instance = z.object({
  order: z.object({
    currency: z.string().default("GBP"),
    lines: z.array(z.object({ sku: z.string(), quantity: units, grams: z.number().nonnegative().default(0) })),
  }),
  warehouses: z
    .array(
      z.object({
        id: z.union([z.string(), z.number()]).transform(String),
        stock: z.record(z.string(), z.number()).default({}),
        shipping: z.object({ base: amount, perKg: amount }).prefault({}),
        pick: z.object({ first: amount, extra: amount }).prefault({}),
      }),
    )
    .refine((warehouses) => new Set(warehouses.map(({ id }) => id)).size === warehouses.length, "two warehouses share an id"),
  policy: z.object({ splitPenalty: amount, maxParcels: z.number().int().positive().optional() }).prefault({}),
});

export type Instance = z.infer<typeof Instance>;
