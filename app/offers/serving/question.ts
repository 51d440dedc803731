import { z } from "zod";
import type { ChangesetQuestion, OfferEvent, OfferQuestion, OrderQuestion } from "#app/contracts/offers.ts";
import { PLACEMENTS } from "../rules/offer-terms.ts";

/** As large as the database's numbers, for what is looked up together with other buyers' things may not fail for them. */
const MOST_ID = "9223372036854775807";
const shopifyId = z
  .string()
  .regex(/^\d{1,19}$/)
  .refine((id) => id.length < MOST_ID.length || id <= MOST_ID);
/** Printable, as Shopify's are: what is kept together with other buyers' decisions has to be what a database takes. */
const token = z.string().regex(/^[\x21-\x7e]{1,100}$/);

/** A longer cart is looked at as far as this. */
const MOST_LINES = 100;
const lines = z
  .array(z.object({ variantId: shopifyId, quantity: z.int().min(1).max(1_000_000) }))
  .transform((all) => all.slice(0, MOST_LINES));

const rest = {
  placement: z.enum(PLACEMENTS),
  productId: shopifyId.optional(),
  variantId: shopifyId.optional().catch(undefined),
  delivery: z.literal("pickup").optional().catch(undefined),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional()
    .catch(undefined),
  postalCode: z.string().max(20).optional().catch(undefined),
  market: shopifyId.optional().catch(undefined),
  // Of more names than that nobody knows the last.
  discounts: z.string().max(2000).optional().catch("?"),
  language: z.string().max(35).optional().catch(undefined),
  checkoutToken: token.optional(),
  visitor: token,
};

/** A question as JSON. */
export const Question: z.ZodType<OfferQuestion, unknown> = z.object({ ...rest, lines });

/** A question as a query, its lines as `variantId:quantity,…`. */
export const QuestionInQuery: z.ZodType<OfferQuestion, unknown> = z.object({
  ...rest,
  lines: z
    .string()
    .default("")
    .transform((text) => text.split(",").filter((part) => part !== ""))
    .transform((parts) => parts.map((part) => ({ variantId: part.split(":")[0], quantity: Number(part.split(":")[1] ?? "1") })))
    .pipe(lines),
});

export const Event: z.ZodType<OfferEvent, unknown> = z.object({
  decision: z.string().max(20_000),
  kind: z.enum(["shown", "accepted", "declined"]),
  variantId: shopifyId.optional(),
  checkoutToken: token.optional(),
});

export const Changeset: z.ZodType<ChangesetQuestion, unknown> = z.object({ decision: z.string().max(20_000) });

export const AboutOrder: z.ZodType<OrderQuestion, unknown> = z.object({ checkoutToken: token });
