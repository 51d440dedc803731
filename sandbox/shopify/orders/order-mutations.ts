import { mutation } from "../resolvers/mutation.ts";
import { payloadOf } from "../resolvers/payload-of.ts";
import type { RequestContext, ResolverMap } from "../resolver-map.ts";
import { numericId } from "../state/numeric-id.ts";
import { toGid } from "../state/gid.ts";
import { touchOrder } from "../state/touch-order.ts";
import { assessRisk, type RiskInput } from "./assess-risk.ts";
import { cancelLater, type CancelArgs } from "./cancel-later.ts";
import { createOrder } from "./create/create-order.ts";
import type { OrderCreateInput, OrderCreateOptions } from "./create/order-create-input.ts";
import { deleteOrder } from "./delete-order.ts";
import { updateOrder, type OrderInput } from "./update-order.ts";

const noOrder = (field: string) => ({ order: null, userErrors: [{ field: [field], message: "Order does not exist" }] });

/** Archives or takes back an order; what is so already stays as it was. */
const archive = (closed: boolean) =>
  mutation((shop, { input }: { input: { id: string } }) => {
    const order = shop.orders.get(numericId(input.id, "Order") ?? 0);
    if (!order) return noOrder("id");
    if (closed !== (order.closedAt !== null)) {
      order.closedAt = closed ? shop.now() : null;
      touchOrder(shop, order);
    }
    return { order, userErrors: [] };
  });

/** What can be asked of an order as a whole. */
export const orderMutations: ResolverMap = {
  QueryRoot: {
    // Of a job that nobody knows any more Shopify says that it is done.
    job: (_: unknown, { id }: { id: string }, { shop }: RequestContext) =>
      shop.jobs.get(id) ?? (id.startsWith("gid://shopify/Job/") ? { __typename: "Job", id, done: true, query: {} } : null),
  },
  Mutation: {
    orderCreate: mutation((shop, { order: input, options }: { order: OrderCreateInput; options?: OrderCreateOptions }) =>
      payloadOf(createOrder(shop, input, options ?? null), ({ order }) => ({ order })),
    ),
    orderCancel: mutation((shop, args: CancelArgs) => cancelLater(shop, args)),
    orderUpdate: mutation((shop, { input }: { input: OrderInput }) => {
      const order = shop.orders.get(numericId(input.id, "Order") ?? 0);
      if (!order) return noOrder("id");
      const outcome = updateOrder(shop, order, input);
      return { order, userErrors: outcome.outcome === "refused" ? outcome.errors : [] };
    }),
    orderRiskAssessmentCreate: mutation((shop, { orderRiskAssessmentInput: input }: { orderRiskAssessmentInput: RiskInput }) =>
      payloadOf(assessRisk(shop, input), () => ({
        orderRiskAssessment: { riskLevel: input.riskLevel, facts: input.facts, provider: null },
      })),
    ),
    orderClose: archive(true),
    orderOpen: archive(false),
    orderDelete: mutation((shop, { orderId }: { orderId: string }) =>
      payloadOf(deleteOrder(shop, orderId), ({ id }) => ({ deletedId: toGid("Order", id) })),
    ),
  },
};
