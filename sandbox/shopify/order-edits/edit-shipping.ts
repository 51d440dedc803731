import { randomUUID } from "node:crypto";
import { refuse, type Done } from "../fulfillment-orders/refuse.ts";
import { shopMinor } from "../resolvers/money-bag.ts";
import { minorUnits } from "../state/decimal-amount.ts";
import type { ShopState } from "../state/shop-state.ts";
import type { CalculatedOrderRecord, CalculatedShippingLineRecord } from "./calculated-order-record.ts";
import { findEdit } from "./edit-order.ts";

type Edited = Done<"edited", { calculated: CalculatedOrderRecord; line: CalculatedShippingLineRecord }>;
type Money = { amount: string; currencyCode: string };

/** `orderEditAddShippingLine`: another way of shipping, at a price of its own. */
export function addShippingLine(state: ShopState, args: { id: string; shippingLine: { title: string; price: Money } }): Edited {
  const calculated = findEdit(state, args.id);
  if (!calculated) return refuse(["id"], "The calculated order does not exist.", "INVALID");
  const read = readLine(calculated, args.shippingLine);
  if (read.outcome === "refused") return read;
  const { title, priceMinor } = read;
  const line: CalculatedShippingLineRecord = {
    __typename: "CalculatedShippingLine",
    id: randomUUID(),
    calculated,
    line: null,
    title,
    priceMinor,
    removed: false,
  };
  calculated.shippingLines.push(line);
  return { outcome: "edited", calculated, line };
}

/** `orderEditUpdateShippingLine`: only of one that the same edit adds. */
export function updateShippingLine(
  state: ShopState,
  args: { id: string; shippingLineId: string; shippingLine: { title?: string | null; price?: Money | null } },
): Edited {
  const found = findLine(state, args);
  if (found.outcome === "refused") return found;
  const { calculated, line } = found;
  if (line.line !== null) return refuse(["shippingLineId"], "Shipping line must be staged in the current order edit.", "INVALID");
  const price = args.shippingLine.price ?? { amount: String(line.priceMinor / 100), currencyCode: calculated.order.presentment.currency };
  const read = readLine(calculated, { title: args.shippingLine.title ?? line.title, price });
  if (read.outcome === "refused") return read;
  Object.assign(line, { title: read.title, priceMinor: read.priceMinor });
  return { outcome: "edited", calculated, line };
}

/** `orderEditRemoveShippingLine`. */
export function removeShippingLine(state: ShopState, args: { id: string; shippingLineId: string }): Edited {
  const found = findLine(state, args);
  if (found.outcome === "refused") return found;
  const { calculated, line } = found;
  if (line.line === null) calculated.shippingLines = calculated.shippingLines.filter((one) => one !== line);
  else line.removed = true;
  return { outcome: "edited", calculated, line };
}

function findLine(state: ShopState, { id, shippingLineId }: { id: string; shippingLineId: string }): Edited {
  const calculated = findEdit(state, id);
  if (!calculated) return refuse(["id"], "The calculated order does not exist.", "INVALID");
  const line = calculated.shippingLines.find((one) => one.id === shippingLineId.split("/").at(-1) && !one.removed);
  return line ? { outcome: "edited", calculated, line } : refuse(["shippingLineId"], "The shipping line does not exist.", "INVALID");
}

function readLine(
  { order }: CalculatedOrderRecord,
  { title, price }: { title: string; price: Money },
): Done<"read", { title: string; priceMinor: number }> {
  if (title.trim() === "") return refuse(["shippingLine", "title"], "can't be blank", "INVALID");
  if (price.currencyCode !== order.presentment.currency)
    return refuse(["shippingLine", "price"], `Currency must be ${order.presentment.currency}.`, "INVALID");
  const minor = minorUnits(price.amount) ?? 0;
  if (minor < 0) return refuse(["shippingLine", "price"], "must be greater than or equal to 0", "INVALID");
  return { outcome: "read", title, priceMinor: shopMinor(order, minor) };
}
