import { z } from "zod";
import { type CartSignal, cartToken, silentSignal } from "./cart-signal.ts";
import { readWebhookLines } from "./read-webhook-lines.ts";

const Time = z.iso.datetime({ offset: true }).nullish().catch(null);

/** What is read of `carts/create` and `carts/update`. A cart names nobody. */
export const CartPayload = z.object({
  id: z.string().nullish().catch(null),
  token: z.string().nullish().catch(null),
  line_items: z.array(z.unknown()).nullish().catch(null),
  created_at: Time,
  updated_at: Time,
});

/** What a webhook says of a cart; null where it does not say of which. */
export function readCartWebhook(
  payload: z.infer<typeof CartPayload>,
  { triggeredAt, shopCurrency }: { triggeredAt: Date; shopCurrency: string },
): CartSignal | null {
  const token = cartToken(payload.token ?? payload.id);
  if (token === null) return null;
  const at = payload.updated_at ? new Date(payload.updated_at) : triggeredAt;
  return {
    ...silentSignal,
    kind: "cart",
    tokens: [token],
    at,
    beganAt: payload.created_at ? new Date(payload.created_at) : at,
    lines: payload.line_items
      ? readWebhookLines(payload.line_items, { currency: shopCurrency, presentment: null, prices: new Map() })
      : null,
    currency: shopCurrency,
  };
}
