import { z } from "zod";
import { OutsideNumber } from "#app/platform/ids.ts";
import { type CartSignal, silentSignal } from "./cart-signal.ts";
import { checkoutTokens } from "./read-checkout-webhook.ts";
import { readWebhookLines } from "./read-webhook-lines.ts";

const Text = z.string().nullish().catch(null);

/** What is read of `orders/create`: our copy of an order doesn't keep from which cart it came. */
export const OrderPayload = z.object({
  id: OutsideNumber,
  checkout_token: Text,
  cart_token: Text,
  created_at: z.iso.datetime({ offset: true }).nullish().catch(null),
  line_items: z.array(z.unknown()).nullish().catch(null),
});

/** That a cart was bought, as the order's own webhook says it; null of an order that came from no cart. Nobody is named by it. */
export function readOrderWebhook(
  { checkout_token: token, cart_token, created_at, line_items }: z.infer<typeof OrderPayload>,
  { triggeredAt, shopCurrency }: { triggeredAt: Date; shopCurrency: string },
): CartSignal | null {
  if (!cart_token) return null;
  const at = created_at ? new Date(created_at) : triggeredAt;
  return {
    ...silentSignal,
    kind: "checkout",
    tokens: checkoutTokens({ token, cart_token }),
    at,
    beganAt: at,
    lines: line_items ? readWebhookLines(line_items, { currency: shopCurrency, presentment: null, prices: new Map() }) : null,
    currency: shopCurrency,
    ending: "completed",
  };
}
