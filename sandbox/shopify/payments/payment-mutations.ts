import { mutation } from "../resolvers/mutation.ts";
import { payloadOf } from "../resolvers/payload-of.ts";
import type { ResolverMap } from "../resolver-map.ts";
import { numericId } from "../state/numeric-id.ts";
import { captureOrder, type CaptureInput, voidTransaction } from "./capture-order.ts";
import { createRefund, type RefundInput } from "./create-refund.ts";
import { type ManualPayment, markAsPaid, payByHand } from "./mark-as-paid.ts";

/** What can be asked of an order's money. */
export const paymentMutations: ResolverMap = {
  Mutation: {
    refundCreate: mutation((shop, { input }: { input: RefundInput }) => {
      const outcome = createRefund(shop, input);
      return outcome.outcome === "refused"
        ? { refund: null, order: outcome.order, userErrors: outcome.errors }
        : { refund: outcome.refund, order: outcome.order, userErrors: [] };
    }),
    orderCapture: mutation((shop, { input }: { input: CaptureInput }) =>
      payloadOf(captureOrder(shop, input), ({ transaction }) => ({ transaction })),
    ),
    transactionVoid: mutation((shop, { parentTransactionId }: { parentTransactionId: string }) =>
      payloadOf(voidTransaction(shop, parentTransactionId), ({ transaction }) => ({ transaction })),
    ),
    orderCreateManualPayment: mutation((shop, args: ManualPayment) => payloadOf(payByHand(shop, args), ({ order }) => ({ order }))),
    orderMarkAsPaid: mutation((shop, { input }: { input: { id: string } }) => {
      const order = shop.orders.get(numericId(input.id, "Order") ?? 0);
      if (!order) return { order: null, userErrors: [{ field: ["id"], message: "Order does not exist" }] };
      const outcome = markAsPaid(shop, order);
      return { order, userErrors: outcome.outcome === "refused" ? outcome.errors : [] };
    }),
  },
};
