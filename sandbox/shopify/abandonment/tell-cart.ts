import type { ShopState } from "../state/shop-state.ts";
import type { VariantRecord } from "../state/product-record.ts";
import { payloadTime } from "../state/payload-time.ts";
import { soldThing } from "./checkout-payload.ts";

type Cart = {
  token: string;
  note: string;
  lines: readonly { key: string; variant: VariantRecord; quantity: number; properties: Record<string, string> }[];
};

/** What was told of a cart last, by the shop that told it. */
const lastTold = new WeakMap<ShopState, Map<string, { said: string; createdAt: number }>>();

/** Tells `carts/create`, or `carts/update`; nothing where nothing is new in it, as Shopify does since 2026-10. */
export function tellCart(state: ShopState, cart: Cart): void {
  const told = lastTold.get(state) ?? new Map<string, { said: string; createdAt: number }>();
  lastTold.set(state, told);
  const items = cart.lines.map(({ key, variant, quantity, properties }) => ({
    id: variant.id,
    key,
    properties,
    ...soldThing(variant, quantity),
    original_price: soldThing(variant, 1).price,
    discounted_price: soldThing(variant, 1).price,
    original_line_price: soldThing(variant, quantity).line_price,
    total_discount: "0.00",
    discounts: [],
  }));
  const said = JSON.stringify([cart.note, items]);
  const before = told.get(cart.token);
  if (before?.said === said) return;
  const at = state.now();
  const createdAt = before?.createdAt ?? at;
  told.set(cart.token, { said, createdAt });
  const time = (when: number) => payloadTime(when, state.shop.ianaTimezone);
  state.events.emit({
    topic: before ? "carts/update" : "carts/create",
    // A cart has no number.
    resourceId: `gid://shopify/Cart/${cart.token}`,
    payload: { id: cart.token, token: cart.token, note: cart.note, line_items: items, created_at: time(createdAt), updated_at: time(at) },
    at: state.clock.now(),
  });
}
