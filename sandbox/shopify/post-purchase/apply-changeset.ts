import { fulfillmentOrderPayload } from "../fulfillment-orders/fulfillment-order-payload.ts";
import { tellFulfillmentOrder } from "../fulfillment-orders/tell-fulfillment-order.ts";
import { addLine } from "../orders/add-line.ts";
import { allocate } from "../orders/discount-sources.ts";
import { orderEditPayload } from "../order-edits/order-edit-payload.ts";
import { routeLines } from "../orders/route-lines.ts";
import { addTransaction, settleOrder } from "../payments/add-transaction.ts";
import { paymentOf } from "../payments/payment-of.ts";
import { toGid } from "../state/gid.ts";
import type { LineRecord, OrderRecord } from "../state/order-record.ts";
import { setMetafields } from "../state/set-metafields.ts";
import type { ShopState } from "../state/shop-state.ts";
import { tell } from "../state/tell.ts";
import { touchOrder } from "../state/touch-order.ts";
import { type ChangesetError, type ChangesetErrorCode, changesetError } from "./changeset.ts";
import { holdForOffer } from "./offer-window.ts";
import { priceChanges, type PricedChanges } from "./price-changes.ts";
import { type AppSecrets, readChangeset, type SignedChangeset } from "./read-changeset.ts";

/** As the post-purchase package has it. `partially_processed`: the order has the lines, and nobody paid for them. */
export type ApplyChangesetResult = {
  status: "processed" | "partially_processed" | "unprocessed";
  errors: ChangesetError[];
  changesetApplicationsRemaining: number;
};

export type ChangesetToApply = {
  /** Signed by the app. */
  token: string;
  buyerConsentToSubscriptions?: boolean | undefined;
  /** What goes wrong at Shopify or at the buyer's bank. */
  trouble?: "payment_required" | "server_error" | undefined;
};

const MOST_CHANGESETS = 3;

/** Payment by hand or at the door can't be charged again. */
const unsupported = /manual|cash on delivery|\(cod\)|bank|money order|gift_card|paypal/i;

/**
 * Applies what the app signed to an order that was paid a moment ago, and charges the buyer for it: `applyChangeset` of the extension. The lines are the
 * ORIGINAL order's, with their own discount, payment and fulfillment orders, which wait as its others do. `orders/edited` and `orders/updated` tell
 * of it. The same changeset (`jti`) is applied once.
 */
export async function applyChangeset(state: ShopState, app: AppSecrets, asked: ChangesetToApply): Promise<ApplyChangesetResult> {
  const signed = await readChangeset(state, app, asked.token);
  if ("code" in signed) return refused(null, signed);
  const { order, jti, changes } = signed;
  const code = whyNot(signed, asked);
  if (code) return refused(order, changesetError(code));
  const priced = priceChanges(state, order, changes);
  if ("code" in priced) return refused(order, priced);

  order.offer?.changesets.push(jti);
  const isPaid = addToOrder(state, order, priced, asked.trouble !== "payment_required");
  state.ledger.record({
    target: "shopify",
    effect: "order.changeset_applied",
    reference: order.name,
    detail: { id: toGid("Order", order.id), jti, skus: priced.lines.map(({ variant }) => variant.sku) },
  });
  return {
    status: isPaid ? "processed" : "partially_processed",
    errors: isPaid ? [] : [changesetError("payment_required")],
    changesetApplicationsRemaining: remaining(order),
  };
}

const remaining = (order: OrderRecord | null) => Math.max(0, MOST_CHANGESETS - (order?.offer?.changesets.length ?? 0));

const refused = (order: OrderRecord | null, ...errors: ChangesetError[]): ApplyChangesetResult => ({
  status: "unprocessed",
  errors,
  changesetApplicationsRemaining: remaining(order),
});

function whyNot({ order, jti, changes }: SignedChangeset, asked: ChangesetToApply): ChangesetErrorCode | undefined {
  if (asked.trouble === "server_error") return "server_error";
  if (order.offer?.changesets.includes(jti)) return "changeset_already_applied";
  if (!order.offer?.isOpen || order.cancelledAt !== null) return "order_released_error";
  const { received, authorized } = paymentOf(order);
  if (received + authorized === 0 || unsupported.test(order.paymentGateway ?? "")) return "unsupported_payment_method";
  if (changes.some(({ type }) => type === "add_subscription")) {
    if (asked.buyerConsentToSubscriptions !== true) return "buyer_consent_required";
    return order.shippingAddress ? "subscription_contract_creation_error" : "subscription_no_shipping_address_error";
  }
  return undefined;
}

/** Answers whether what it costs was paid. */
function addToOrder(state: ShopState, order: OrderRecord, priced: PricedChanges, canPay: boolean): boolean {
  const owed = paymentOf(order).outstanding;
  const lines = priced.lines.map((added) => addLineWithDiscount(state, order, added));
  const shippingLines = priced.shipping.map(({ title, priceMinor }) => ({
    id: state.nextId("shippingLine"),
    title,
    code: null,
    priceMinor,
  }));
  order.shippingLines.push(...shippingLines);
  for (const { namespace, key, value, valueType } of priced.metafields) {
    const type = { integer: "number_integer", string: "single_line_text_field", json_string: "json" }[valueType];
    setMetafields(state, [{ ownerId: toGid("Order", order.id), namespace, key, value: String(value), type }], () => true);
  }
  const units = lines.map((line) => ({ line, quantity: line.quantity }));
  const made = order.routed ? routeLines(state, order, units) : [];

  order.edited = true;
  settleOrder(order);
  const costs = paymentOf(order).outstanding - owed;
  if (canPay && costs > 0)
    addTransaction(state, order, {
      kind: order.financialStatus === "AUTHORIZED" ? "AUTHORIZATION" : "SALE",
      gateway: order.paymentGateway ?? "bogus",
      amountMinor: costs,
    });
  const changes = {
    lines: lines.map((line) => ({ line, delta: line.quantity })),
    shipping: { added: shippingLines.map(({ id }) => id), removed: [] },
  };
  tell(state, "orders/edited", "Order", order.id, orderEditPayload(state, { id: state.nextId("calculatedOrder"), order }, changes, {}));
  touchOrder(state, order);
  for (const one of made) {
    holdForOffer(state, one);
    tellFulfillmentOrder(state, one, "order_routing_complete", { fulfillment_order: fulfillmentOrderPayload(one) });
  }
  return canPay || costs <= 0;
}

function addLineWithDiscount(state: ShopState, order: OrderRecord, added: PricedChanges["lines"][number]): LineRecord {
  const { variant, quantity, discount, discountMinor } = added;
  const delivery = order.lines.find((one) => one.requiresShipping)?.delivery ?? "SHIPPING";
  const line = addLine(state, order, { variant, quantity, delivery });
  if (discount) {
    const percentage = discount.valueType === "percentage";
    const index =
      order.discounts.push({
        type: "manual",
        title: discount.title,
        target: "LINE_ITEM",
        allocation: percentage ? "ACROSS" : "EACH",
        selection: "EXPLICIT",
        value: { kind: percentage ? "percentage" : "amount", value: percentage ? discount.value : discountMinor },
        isLater: true,
      }) - 1;
    allocate(line, index, discountMinor);
  }
  return line;
}
