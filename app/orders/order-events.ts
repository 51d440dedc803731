import { z } from "zod";
import { defineEvent } from "#app/platform/events/event-type.ts";
import { OutsideNumber } from "#app/platform/ids.ts";

/** Shopify spoke of something in an order (a fulfillment order), and which order it is has been found out. */
export const orderTouched = defineEvent("order.touched", {
  payload: z.object({
    orderId: OutsideNumber,
    /** When Shopify's own routing of the order was complete, if it was that of which it spoke. */
    routingCompletedAt: z.iso.datetime().nullable(),
    /** When it spoke of it, by our clock. */
    heardAt: z.iso.datetime(),
  }),
  key: ({ orderId }) => `order:${orderId}`,
});

/** Our copy of an order was written anew: something about it may be different. */
export const orderChanged = defineEvent("order.changed", {
  payload: z.object({
    orderId: OutsideNumber,
    /** The room that asked for the copy and looks at it itself; null for one that Shopify's news brought. */
    askedBy: z.string().nullable(),
  }),
  key: ({ orderId }) => `order:${orderId}`,
});

/**
 * Shopify spoke of a change to an order that our copy shows already, since it was read after that. Whoever asked for that copy may have looked for
 * something else in it.
 */
export const orderAlreadyCopied = defineEvent("order.already-copied", {
  payload: z.object({ orderId: OutsideNumber }),
  key: ({ orderId }) => `order:${orderId}`,
});

/** Shopify does not know an order any more that we hold a copy of. It stays until a room above has said that nothing hangs on it. */
export const orderGone = defineEvent("order.gone", {
  payload: z.object({ orderId: OutsideNumber }),
  key: ({ orderId }) => `order:${orderId}`,
});
