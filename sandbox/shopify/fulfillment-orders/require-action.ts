import type { FulfillmentOrderRecord } from "../state/order-record.ts";
import { numericId } from "../state/numeric-id.ts";
import type { ShopState } from "../state/shop-state.ts";
import { actionsOf } from "./actions-of.ts";
import { refuse, type Done } from "./refuse.ts";
import type { FulfillmentOrderAction } from "./supported-actions.ts";

/** What comes of acting on one fulfillment order: it as it is then, or the refusal. */
export type Acted<As extends string> = Done<As, { one: FulfillmentOrderRecord }>;

/** The fulfillment order when it exists and may be acted on in that way now; else the refusal. */
export function requireAction(
  state: ShopState,
  gid: string,
  action: FulfillmentOrderAction | null,
  codes: { notFound?: string; unsupported?: string } = {},
): Acted<"found"> {
  const one = state.fulfillmentOrders.get(numericId(gid, "FulfillmentOrder") ?? 0);
  if (!one) return refuse(["id"], "Fulfillment order does not exist.", codes.notFound ?? null);
  if (action !== null && !actionsOf(state, one).includes(action))
    return refuse(
      ["id"],
      `The fulfillment order can't do ${action} while its status is ${one.status} and its request status is ${one.requestStatus}.`,
      codes.unsupported ?? null,
    );
  return { outcome: "found", one };
}
