import { isLive, isTakenBackEasily } from "#app/parcels/parcel-stage.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { WarehouseFault } from "#app/warehouses/warehouse-fault.ts";
import { type Cancellation, cancelParcels } from "../dispatch/cancel-parcels.server.ts";
import type { OrderInFulfillment } from "../load-order.server.ts";
import { fulfillment } from "../messages.ts";
import { decisions } from "./messages.ts";

type Parcel = OrderInFulfillment["parcels"][number];

export type TakenBack =
  | { outcome: "taken-back" }
  /** All of them are in somebody's hands by now, or have left. */
  | { outcome: "too-late"; warehouse: string }
  /** A warehouse did not answer: whether it stopped its parcel is not known. */
  | { outcome: "no-answer"; fault: WarehouseFault };

/** Parcels that lie at their warehouse on paper at most: taken back, nobody has worked in vain. */
export const takenBackEasily = ({ parcels }: Pick<OrderInFulfillment, "parcels">): Parcel[] =>
  parcels.filter((parcel) => isLive(parcel) && isTakenBackEasily(parcel));

/** Takes parcels of an order back from their warehouses, as far as those can still give them back. */
export async function takeBack(
  shop: Shop,
  order: OrderInFulfillment,
  cancellation: Cancellation,
  parcels: readonly Parcel[] = takenBackEasily(order),
): Promise<TakenBack> {
  try {
    const refused = await cancelParcels(shop, { ...order, parcels: [...parcels] }, cancellation);
    const [first] = refused;
    return first && refused.length === parcels.length
      ? { outcome: "too-late", warehouse: first.warehouse.name }
      : { outcome: "taken-back" };
  } catch (fault) {
    if (fault instanceof WarehouseFault) return { outcome: "no-answer", fault };
    throw fault;
  }
}

/** Why nothing came of it, in words; null when something did. With units that stand nowhere under way something always does. */
export function whyNotTaken(taken: TakenBack, order: { name: string }, hasOpenUnits: boolean): Message | null {
  if (taken.outcome === "no-answer") return decisions.message("silent", { order: order.name, why: taken.fault.words });
  if (taken.outcome === "too-late" && !hasOpenUnits)
    return fulfillment.message("already-packed", { warehouse: taken.warehouse, order: order.name });
  return null;
}
