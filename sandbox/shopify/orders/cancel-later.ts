import { randomUUID } from "node:crypto";
import { ALREADY_CANCELLED, cancelOrder, cannotCancel } from "../state/cancel-order.ts";
import { numericId } from "../state/numeric-id.ts";
import type { OrderRecord } from "../state/order-record.ts";
import type { ShopState } from "../state/shop-state.ts";

export type CancelArgs = {
  orderId: string;
  reason: string;
  restock: boolean;
  refund?: boolean | null;
  refundMethod?: { originalPaymentMethodsRefund?: boolean | null } | null;
  staffNote?: string | null;
};

const LONGEST_NOTE = 255;
const DONE_AFTER_MS = 150;

/** Orders whose cancellation is on its way. */
const underWay = new WeakSet<OrderRecord>();

/** `orderCancel`: what is wrong with it is said at once, the rest is a job that is done a moment later. */
export function cancelLater(state: ShopState, args: CancelArgs): Record<string, unknown> {
  const refused = (field: string, message: string, code = "INVALID") => ({
    job: null,
    jobResult: null,
    orderCancelUserErrors: [{ field: [field], message, code }],
    userErrors: [{ field: [field], message }],
  });
  const order = state.orders.get(numericId(args.orderId, "Order") ?? 0);
  if (!order) return refused("orderId", "Order does not exist", "NOT_FOUND");
  if (args.refund != null && args.refundMethod != null)
    return refused("refund", "Only one of the arguments `refund` or `refund_method` is allowed.");
  if ((args.staffNote?.length ?? 0) > LONGEST_NOTE)
    return refused("staffNote", `Staff note is too long. Maximum length is ${LONGEST_NOTE} characters.`);
  const message = underWay.has(order) ? ALREADY_CANCELLED : cannotCancel(order);
  if (message !== null) return refused("orderId", message);

  const id = `gid://shopify/Job/${randomUUID()}`;
  const job = { __typename: "Job", id, done: false, query: {} };
  state.jobs.set(id, job);
  const refund = args.refund ?? args.refundMethod?.originalPaymentMethodsRefund ?? false;
  underWay.add(order);
  state.clock.schedule(state.clock.now().add({ milliseconds: DONE_AFTER_MS }), () => {
    underWay.delete(order);
    cancelOrder(state, order, { reason: args.reason, restock: args.restock, refund, staffNote: args.staffNote ?? null });
    job.done = true;
  });
  return { job: { ...job }, jobResult: null, orderCancelUserErrors: [], userErrors: [] };
}
