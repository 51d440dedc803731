import type { LineRecord } from "../state/order-record.ts";
import { payloadTime } from "../state/payload-time.ts";
import type { ShopState } from "../state/shop-state.ts";
import type { CalculatedOrderRecord } from "./calculated-order-record.ts";

/** Units that came to a line or went. */
export type LineChange = { line: LineRecord; delta: number };

/** Ways of shipping that came to an order or went, by their ids. */
export type ShippingChange = { added: readonly number[]; removed: readonly number[] };

/** What `orders/edited` carries: not the order, but what was added and taken away. */
export function orderEditPayload(
  state: ShopState,
  { id, order }: Pick<CalculatedOrderRecord, "id" | "order">,
  { lines: changes, shipping }: { lines: LineChange[]; shipping: ShippingChange },
  args: { notifyCustomer?: boolean | null; staffNote?: string | null },
): Record<string, unknown> {
  const at = payloadTime(state.now(), state.shop.ianaTimezone);
  const list = (chosen: LineChange[]) => chosen.map(({ line, delta }) => ({ id: line.id, delta: Math.abs(delta) }));
  return {
    order_edit: {
      id,
      app_id: null,
      committed_at: at,
      created_at: at,
      discounts: { line_item: { additions: [], removals: [] } },
      line_items: { additions: list(changes.filter(({ delta }) => delta > 0)), removals: list(changes.filter(({ delta }) => delta < 0)) },
      notify_customer: args.notifyCustomer ?? false,
      order_id: order.id,
      shipping_lines: { additions: shipping.added.map((one) => ({ id: one })), removals: shipping.removed.map((one) => ({ id: one })) },
      staff_note: args.staffNote ?? "",
      user_id: null,
    },
  };
}
