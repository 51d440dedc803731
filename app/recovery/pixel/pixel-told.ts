import { z } from "zod";
import type { PixelEventName, PixelTold } from "#app/contracts/pixel.ts";
import type { CartKind } from "../abandonment/cart-signal.ts";

const Token = z
  .string()
  .max(300)
  .nullish()
  .transform((token) => token ?? null);
const Numbered = z
  .string()
  .regex(/^[1-9]\d{0,18}$/)
  .nullish()
  .catch(null)
  .transform((number) => number ?? null);

/** How far somebody has come who does that. A thing that is put into the cart is not the cart: what else lies in it is not told. */
export const KIND_OF_EVENT = {
  product_viewed: "browse",
  product_added_to_cart: "browse",
  cart_viewed: "cart",
  checkout_started: "checkout",
  checkout_contact_info_submitted: "checkout",
  checkout_completed: "checkout",
} as const satisfies Record<PixelEventName, CartKind>;

export const PIXEL_EVENTS = Object.keys(KIND_OF_EVENT) as PixelEventName[];

/** What the pixel tells, as it is taken: with both consents, and no more lines than a cart of Shopify's has. */
export const PixelTelling = z.object({
  account: z.string().max(100),
  consent: z.object({ analytics: z.literal(true), marketing: z.literal(true) }),
  id: z.string().min(1).max(100),
  name: z.enum(PIXEL_EVENTS),
  at: z.iso.datetime({ offset: true }),
  visitor: z.string().regex(/^[\w.-]{1,100}$/),
  language: z
    .string()
    .max(35)
    .nullish()
    .catch(null)
    .transform((tag) => tag ?? null),
  customerId: Numbered,
  cart: Token,
  checkout: Token,
  lines: z
    .array(z.object({ variantId: Numbered, quantity: z.int().min(1).max(1_000_000), sellingPlanId: Numbered }))
    .max(500)
    .default([]),
}) satisfies z.ZodType<PixelTold, unknown>;

export type PixelTelling = z.infer<typeof PixelTelling>;
