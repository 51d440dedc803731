import { randomUUID } from "node:crypto";
import { asOwner } from "../place/call-control.ts";
import { choose, type Deed, gid, mutate, type Scene } from "./deed.ts";
import { plentiful } from "../plan/goods.ts";

/** Of everything that the shop sells (stock-goods). */
const UNIT_PRICE = 10;
const REFUND = { input: "RefundInput!", key: "String!" };

/** A line of which something has not left. */
function unshippedLine({ lines }: Parameters<Deed>[0], { draw }: Scene) {
  const open = lines.filter((one) => one.currentQuantity > one.fulfilledQuantity);
  return choose(draw, "line", open);
}

/** Pays back one unit, or all, of a line that has not left, with or without putting it on the shelves again. */
const refundsUnshipped: Deed = async (order, scene) => {
  const line = unshippedLine(order, scene);
  if (!line) return undefined;
  const open = line.currentQuantity - line.fulfilledQuantity;
  const quantity = scene.draw.percent("all", 40) ? open : 1;
  const restockType = scene.draw.pick("restock", ["CANCEL", "NO_RESTOCK"]);
  const refundLineItems = [{ lineItemId: gid("LineItem", line.id), quantity, restockType }];
  const transactions = scene.draw.percent("money", 60) ? await moneyBack(order, quantity, scene) : [];
  const input = { orderId: gid("Order", order.id), refundLineItems, transactions };
  await mutate(scene, "refundCreate", REFUND, { input, key: randomUUID() });
  return `${quantity} of ${open} × ${line.item} before they left, ${restockType}, with ${JSON.stringify(transactions)}`;
};

/** A unit's price, paid back by the way it came. */
async function moneyBack(order: Parameters<Deed>[0], units: number, { place }: Parameters<Deed>[1]): Promise<object[]> {
  const data = (await asOwner(place.control, "query ($id: ID!) { order(id: $id) { transactions { id kind gateway status } } }", {
    id: gid("Order", order.id),
  })) as { order: { transactions: { id: string; kind: string; gateway: string; status: string }[] } };
  const paid = data.order.transactions.find(({ kind, status }) => (kind === "SALE" || kind === "CAPTURE") && status === "SUCCESS");
  if (!paid) return [];
  const amount = (units * UNIT_PRICE).toFixed(2);
  return [{ orderId: gid("Order", order.id), parentId: paid.id, kind: "REFUND", gateway: paid.gateway, amount }];
}

/** Takes a unit back that had been shipped; it is put on the shelves in Shopify where the merchant says. */
const refundsShipped: Deed = async (order, scene) => {
  const line = choose(
    scene.draw,
    "line",
    order.lines.filter((one) => one.fulfilledQuantity > 0 && one.currentQuantity > 0),
  );
  if (!line) return undefined;
  const sent = order.fulfillments.find(({ isThere, units }) => isThere && line.item in units);
  const location = sent && (await scene.place.locationId(sent.place));
  const restock =
    scene.draw.percent("restock", 50) && location ? { restockType: "RETURN", locationId: location } : { restockType: "NO_RESTOCK" };
  const refundLineItems = [{ lineItemId: gid("LineItem", line.id), quantity: 1, ...restock }];
  await mutate(scene, "refundCreate", REFUND, { input: { orderId: gid("Order", order.id), refundLineItems }, key: randomUUID() });
  return `1 × ${line.item} after it left, ${restock.restockType}`;
};

async function edit(order: Parameters<Deed>[0], scene: Parameters<Deed>[1], change: (id: string) => Promise<unknown>): Promise<void> {
  const { calculatedOrder } = await mutate<{ calculatedOrder: { id: string } }>(
    scene,
    "orderEditBegin",
    { id: "ID!" },
    { id: gid("Order", order.id) },
    "calculatedOrder { id }",
  );
  await change(calculatedOrder.id);
  await mutate(scene, "orderEditCommit", { id: "ID!" }, { id: calculatedOrder.id });
}

const editsAdding: Deed = async (order, scene) => {
  const good = choose(scene.draw, "good", plentiful);
  const variantId = good && (await scene.place.variantId(scene.books.soldAs(good.sku)));
  if (!good || variantId === undefined) return undefined;
  const quantity = 1 + scene.draw.below("quantity", 2);
  const types = { id: "ID!", variantId: "ID!", quantity: "Int!" };
  await edit(order, scene, (id) => mutate(scene, "orderEditAddVariant", types, { id, variantId, quantity }));
  return `${quantity} × ${good.sku} more`;
};

const editsTaking: Deed = async (order, scene) => {
  const line = unshippedLine(order, scene);
  if (!line) return undefined;
  const quantity = scene.draw.percent("all", 50) ? line.fulfilledQuantity : line.currentQuantity - 1;
  const types = { id: "ID!", lineItemId: "ID!", quantity: "Int!", restock: "Boolean" };
  const args = { lineItemId: gid("CalculatedLineItem", line.id), quantity, restock: scene.draw.percent("restock", 50) };
  await edit(order, scene, (id) => mutate(scene, "orderEditSetQuantity", types, { id, ...args }));
  return `${quantity} × ${line.item} instead of ${line.currentQuantity}`;
};

/** Calls the order off. Where a warehouse has accepted it, Shopify wants it called back first: then that is asked, and the rest comes later. */
const cancels: Deed = async (order, scene) => {
  if (order.isCancelled) return undefined;
  const accepted = order.work.filter(({ requestStatus, status }) => requestStatus === "ACCEPTED" && status === "IN_PROGRESS");
  for (const { id } of accepted)
    await mutate(scene, "fulfillmentOrderSubmitCancellationRequest", { id: "ID!" }, { id: gid("FulfillmentOrder", id) });
  if (accepted.length > 0) return `called back ${accepted.map(({ id }) => id).join()} first`;
  const types = { orderId: "ID!", reason: "OrderCancelReason!", restock: "Boolean!", refund: "Boolean" };
  const args = { restock: scene.draw.percent("restock", 70), refund: scene.draw.percent("refund", 60) };
  await mutate(scene, "orderCancel", types, { orderId: gid("Order", order.id), reason: "CUSTOMER", ...args });
  return `for good, ${JSON.stringify(args)}`;
};

const updates: Deed = async (order, scene) => {
  const change = scene.draw.pick<Record<string, unknown>>("what", [
    { note: "Leave it with the neighbours" },
    { tags: ["vip", "gift"] },
    { shippingAddress: { address1: `${1 + scene.draw.below("street", 3)} New Road`, city: "York", zip: "YO1 1AA", countryCode: "GB" } },
    { customAttributes: [{ key: "Gift message", value: scene.draw.pick("gift", ["Happy birthday", "Get well", "Congratulations"]) }] },
    { email: "another@buyer.example" },
  ]);
  await mutate(scene, "orderUpdate", { input: "OrderInput!" }, { input: { id: gid("Order", order.id), ...change } });
  return JSON.stringify(change);
};

/** What the merchant and his buyers change of an order. */
export const changingOrders = { refundsUnshipped, refundsShipped, editsAdding, editsTaking, cancels, updates } satisfies Record<
  string,
  Deed
>;
