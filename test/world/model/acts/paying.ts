import { asOwner } from "../place/call-control.ts";
import { type Deed, gid, mutate } from "./deed.ts";

type Paid = {
  order: {
    transactions: { id: string; kind: string }[];
    totalOutstandingSet: { shopMoney: { amount: string } };
    totalCapturableSet: { shopMoney: { amount: string } };
  };
};

/** The open authorization of an order, and how much of it can be captured. */
const authorization = async (...[order, { place }]: Parameters<Deed>) => {
  const data = (await asOwner(
    place.control,
    "query ($id: ID!) { order(id: $id) { transactions { id kind } totalCapturableSet { shopMoney { amount } } } }",
    { id: gid("Order", order.id) },
  )) as Paid;
  const id = data.order.transactions.find(({ kind }) => kind === "AUTHORIZATION")?.id;
  return id === undefined ? undefined : { id, amount: data.order.totalCapturableSet.shopMoney.amount };
};

const captures: Deed = async (order, scene) => {
  if (order.payment !== "AUTHORIZED") return undefined;
  const open = await authorization(order, scene);
  if (!open) return undefined;
  const input = { id: gid("Order", order.id), parentTransactionId: open.id, amount: open.amount };
  await mutate(scene, "orderCapture", { input: "OrderCaptureInput!" }, { input });
  return open.amount;
};

const voids: Deed = async (order, scene) => {
  if (order.payment !== "AUTHORIZED") return undefined;
  const open = await authorization(order, scene);
  if (!open) return undefined;
  await mutate(scene, "transactionVoid", { parentTransactionId: "ID!" }, { parentTransactionId: open.id });
  return "the payment";
};

const isPaid: Deed = async (order, scene) => {
  if (order.payment !== "PENDING" && order.payment !== "PARTIALLY_PAID") return undefined;
  await mutate(scene, "orderMarkAsPaid", { input: "OrderMarkAsPaidInput!" }, { input: { id: gid("Order", order.id) } });
  return "all of it";
};

/** A person lets an order go that waits for its money. */
const letsGo: Deed = async (order, { place, books }) => {
  if (order.payment !== "PENDING" && order.payment !== "PARTIALLY_PAID") return undefined;
  const answer = await place.merchant.send(`/app/orders/${order.id}?_data=routes/app.orders.$orderId`, { intent: "release" });
  const isDone = (answer as { ok: boolean }).ok;
  if (isDone) books.released.add(order.id);
  return isDone ? "although it is not paid" : JSON.stringify(answer);
};

/** What becomes of the money. */
export const paying = { captures, voids, isPaid, letsGo } satisfies Record<string, Deed>;
