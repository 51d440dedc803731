import { refuse, type Done } from "../fulfillment-orders/refuse.ts";
import { presentmentMinor, shopMinor } from "../resolvers/money-bag.ts";
import { decimalAmount, minorUnits } from "../state/decimal-amount.ts";
import { numericId } from "../state/numeric-id.ts";
import type { ShopState } from "../state/shop-state.ts";
import { touchOrder } from "../state/touch-order.ts";
import { addTransaction } from "./add-transaction.ts";
import { tellPaid } from "./mark-as-paid.ts";
import { capturable } from "./payment-of.ts";
import type { TransactionRecord } from "./transaction-record.ts";

export type CaptureInput = {
  id: string;
  parentTransactionId: string;
  amount: string;
  currency?: string | null;
  finalCapture?: boolean | null;
};

type Settled = Done<"done", { transaction: TransactionRecord }>;

/** `orderCapture`: takes what was authorized, or a part of it. The amount is in the buyer's currency, which must be named where it isn't the shop's. */
export function captureOrder(state: ShopState, input: CaptureInput): Settled {
  const order = state.orders.get(numericId(input.id, "Order") ?? 0);
  if (!order) return refuse(["id"], "Order does not exist");
  const parent = order.transactions.find(({ id }) => id === numericId(input.parentTransactionId, "OrderTransaction"));
  if (!parent) return refuse(null, "Unable to find parent transaction");
  const { currency } = order.presentment;
  if (input.currency == null ? currency !== order.currency : input.currency !== currency)
    return refuse(["currency"], `Currency Currency must match parent transaction ${currency}`);
  const amount = minorUnits(input.amount) ?? 0;
  if (amount <= 0) return refuse(null, "Amount must be greater than zero for capture transactions");
  const left = capturable(order, parent);
  const most = presentmentMinor(order, left);
  if (amount > most) return refuse(null, `Cannot capture more than the authorized ${decimalAmount(most)} for this payment.`);
  if (input.finalCapture != null)
    return refuse(
      null,
      "Setting final capture is not supported for this transaction's payment gateway. Please remove the parameter or set it to null, then try again.",
    );
  const amountMinor = amount === most ? left : shopMinor(order, amount);
  const transaction = addTransaction(state, order, { kind: "CAPTURE", gateway: parent.gateway, amountMinor, parent });
  tellPaid(state, order);
  return { outcome: "done", transaction };
}

/** `transactionVoid`: lets an authorization go of which nothing was captured. */
export function voidTransaction(state: ShopState, gid: string): Settled {
  const id = numericId(gid, "OrderTransaction");
  const field = ["parentTransactionId"];
  for (const order of state.orders.values()) {
    const parent = order.transactions.find((one) => one.id === id);
    if (!parent) continue;
    if (parent.kind !== "AUTHORIZATION" || parent.status !== "SUCCESS")
      return refuse(field, "Parent transaction must be a successful authorization", "AUTH_NOT_SUCCESSFUL");
    if (order.transactions.some((one) => one.parent === parent))
      return refuse(field, "Parent transaction require a parent_id referring to a voidable transaction", "AUTH_NOT_VOIDABLE");
    const transaction = addTransaction(state, order, { kind: "VOID", gateway: parent.gateway, amountMinor: 0, parent });
    touchOrder(state, order);
    return { outcome: "done", transaction };
  }
  return refuse(field, "Transaction does not exist", "TRANSACTION_NOT_FOUND");
}
