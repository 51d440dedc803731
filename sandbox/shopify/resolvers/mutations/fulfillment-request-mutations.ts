import { answerCancellationRequest } from "../../fulfillment-orders/requests/answer-cancellation-request.ts";
import { answerFulfillmentRequest } from "../../fulfillment-orders/requests/answer-fulfillment-request.ts";
import { cancelFulfillmentOrder } from "../../fulfillment-orders/requests/cancel-fulfillment-order.ts";
import { closeFulfillmentOrder } from "../../fulfillment-orders/requests/close-fulfillment-order.ts";
import { submitCancellationRequest } from "../../fulfillment-orders/requests/submit-cancellation-request.ts";
import { submitFulfillmentRequest } from "../../fulfillment-orders/requests/submit-fulfillment-request.ts";
import type { RequestedLine } from "../../fulfillment-orders/pick-lines.ts";
import type { Acted } from "../../fulfillment-orders/require-action.ts";
import type { RequestContext, Resolver, ResolverMap } from "../../resolver-map.ts";
import { MANAGING, ofFulfillmentOrders } from "./demand-fulfillment-orders.ts";
import type { Assignment } from "../is-visible.ts";
import { payloadOf } from "../payload-of.ts";

type Asked = { id: string; message?: string | null };

type Answered = Acted<"answered" | "submitted" | "closed">;

/** A mutation that answers the fulfillment order itself. */
const onOne = (
  counting: readonly Assignment[],
  act: (shop: RequestContext["shop"], args: Asked & { estimatedShippedAt?: string | null; reason?: string | null }) => Answered,
): Resolver =>
  ofFulfillmentOrders(
    ({ id }: Asked) => [id],
    (shop, args: Asked) => payloadOf(act(shop, args), ({ one }) => ({ fulfillmentOrder: one })),
    { counting },
  );

/** What passes between whoever manages orders and a fulfillment service. */
export const fulfillmentRequestMutations: ResolverMap = {
  Mutation: {
    fulfillmentOrderSubmitFulfillmentRequest: ofFulfillmentOrders(
      ({ id }: Asked) => [id],
      (shop, args: Asked & { notifyCustomer?: boolean | null; fulfillmentOrderLineItems?: RequestedLine[] | null }) =>
        payloadOf(submitFulfillmentRequest(shop, args.id, args), ({ original, submitted, unsubmitted }) => ({
          originalFulfillmentOrder: original,
          submittedFulfillmentOrder: submitted,
          unsubmittedFulfillmentOrder: unsubmitted,
        })),
      { counting: MANAGING },
    ),
    fulfillmentOrderSubmitCancellationRequest: onOne(MANAGING, (shop, { id, message }) =>
      submitCancellationRequest(shop, id, message ?? null),
    ),
    fulfillmentOrderCancel: ofFulfillmentOrders(
      ({ id }: Asked) => [id],
      (shop, { id }: Asked) =>
        payloadOf(cancelFulfillmentOrder(shop, id), ({ one, replacement }) => ({
          fulfillmentOrder: one,
          replacementFulfillmentOrder: replacement,
        })),
      { counting: MANAGING },
    ),
    fulfillmentOrderAcceptFulfillmentRequest: onOne(["assigned"], (shop, args) =>
      answerFulfillmentRequest(shop, args.id, { ...args, answer: "accept" }),
    ),
    fulfillmentOrderRejectFulfillmentRequest: onOne(["assigned"], (shop, args) =>
      answerFulfillmentRequest(shop, args.id, { ...args, answer: "reject" }),
    ),
    fulfillmentOrderAcceptCancellationRequest: onOne(["assigned"], (shop, { id, message }) =>
      answerCancellationRequest(shop, id, "accept", message ?? null),
    ),
    fulfillmentOrderRejectCancellationRequest: onOne(["assigned"], (shop, { id, message }) =>
      answerCancellationRequest(shop, id, "reject", message ?? null),
    ),
    fulfillmentOrderClose: onOne(["assigned"], (shop, { id, message }) => closeFulfillmentOrder(shop, id, message ?? null)),
  },
};
