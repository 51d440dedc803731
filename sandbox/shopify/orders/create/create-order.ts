import { Temporal } from "temporal-polyfill";
import type { Done } from "../../fulfillment-orders/refuse.ts";
import { routeOrder } from "../../fulfillment-orders/routing/route-order.ts";
import { writeTransaction } from "../../payments/add-transaction.ts";
import type { TransactionRecord } from "../../payments/transaction-record.ts";
import { gramsOf } from "../../products/weight.ts";
import { addTags } from "../../state/change-tags.ts";
import { enterOrder, orderNumber, tellNewOrder } from "../../state/enter-order.ts";
import { toGid } from "../../state/gid.ts";
import { numericId } from "../../state/numeric-id.ts";
import type { LineRecord, OrderRecord } from "../../state/order-record.ts";
import { setMetafields } from "../../state/set-metafields.ts";
import type { ShopState } from "../../state/shop-state.ts";
import { addLine } from "../add-line.ts";
import { blankOrder } from "../blank-order.ts";
import { mergeAddress } from "../read-address.ts";
import { checkOrderInput, findVariant } from "./check-order-input.ts";
import { applyDiscount } from "./apply-discount.ts";
import { fulfillAsSaid } from "./fulfill-as-said.ts";
import type { LineInput, OrderCreateInput, OrderCreateOptions, ShippingLineInput, TransactionInput } from "./order-create-input.ts";
import { readCustomer } from "./read-customer.ts";
import { minorOf, readPresentment, readTaxes, shareMinor } from "./read-money.ts";

/**
 * `orderCreate`: an order as an app says it is, for what was sold elsewhere. Its fulfillment orders are there in the answer. Stock moves
 * only where `inventoryBehaviour` says so. How it is paid follows from its transactions unless `financialStatus` says it; an order of
 * which neither is said has no financial status.
 */
export function createOrder(
  state: ShopState,
  input: OrderCreateInput,
  options: OrderCreateOptions,
): Done<"created", { order: OrderRecord }> {
  const wrong = checkOrderInput(state, input);
  if (wrong) return wrong;
  const at = state.now();
  const blank = blankOrder(state);
  const currency = input.currency ?? state.shop.currency;
  const shippingAddress = input.shippingAddress ? mergeAddress(input.shippingAddress, null) : null;
  const billingAddress = input.billingAddress ? mergeAddress(input.billingAddress, null) : null;
  const customer = readCustomer(state, input, shippingAddress ?? billingAddress);
  const number = orderNumber(blank.id);
  const order: OrderRecord = {
    ...blank,
    name: input.name ?? `#${number}`,
    number,
    source: "app",
    sourceName: input.sourceName ?? String(APP_ID),
    email: input.email ?? customer?.email ?? null,
    phone: input.phone ?? null,
    note: input.note ?? null,
    poNumber: input.poNumber ?? null,
    tags: addTags([], input.tags ?? []),
    customAttributes: (input.customAttributes ?? []).map(({ key, value }) => ({ key, value })),
    customer,
    shippingAddress,
    billingAddress,
    currency,
    presentment: readPresentment(input, currency),
    taxes: { included: input.taxesIncluded ?? false, rate: 0 },
    paymentGateway: null,
    test: input.test ?? false,
    closedAt: input.closedAt ? timeOf(input.closedAt) : null,
    processedAt: input.processedAt ? Math.min(timeOf(input.processedAt), at) : at,
  };
  const bypassesStock = (options?.inventoryBehaviour ?? "BYPASS") === "BYPASS";
  const services = new Map<LineRecord, number>();
  for (const asked of input.lineItems ?? []) {
    const line = addLine(state, order, { ...lineOf(state, asked), bypassesStock });
    const service = state.fulfillmentServices.values().find(({ handle }) => handle === asked.fulfillmentService);
    if (service) services.set(line, service.locationId);
  }
  order.shippingLines = (input.shippingLines ?? []).map((line) => shippingLineOf(state, line));
  shareTaxes(order, input);
  if (input.discountCode) applyDiscount(order, input.discountCode);
  enterOrder(state, order);
  for (const asked of input.transactions ?? []) writeTransaction(state, order, transactionOf(order, asked));
  if (input.financialStatus) order.financialStatus = input.financialStatus;
  else if (order.transactions.length === 0) order.financialStatus = null;
  const metafields = (input.metafields ?? []).map((field) => ({ ...field, ownerId: toGid("Order", order.id) }));
  setMetafields(state, metafields, () => true);

  tellNewOrder(state, order);
  const place = input.fulfillment ? (numericId(input.fulfillment.locationId, "Location") ?? null) : null;
  routeOrder(state, order, { placeOf: (line) => place ?? services.get(line) ?? null });
  fulfillAsSaid(state, order, input);
  return { outcome: "created", order };
}

/** The app whose stand-in this is: what it creates without a source is its own. */
const APP_ID = 347_082_227_713;

const timeOf = (text: string) => Temporal.Instant.from(text).epochMilliseconds;

function lineOf(state: ShopState, asked: LineInput) {
  const variant = findVariant(state, asked);
  return {
    variant,
    quantity: asked.quantity,
    ...(asked.title != null && { title: asked.title }),
    ...(asked.variantTitle != null && { variantTitle: asked.variantTitle }),
    ...(asked.vendor != null && { vendor: asked.vendor }),
    ...(asked.weight && { grams: gramsOf(asked.weight) }),
    ...(asked.priceSet && { unitMinor: minorOf(asked.priceSet) }),
    sku: asked.sku ?? null,
    giftCard: asked.giftCard ?? false,
    requiresShipping: asked.requiresShipping ?? false,
    taxable: asked.taxable ?? true,
    taxLines: asked.taxLines ? readTaxes(asked.taxLines, minorOf(asked.priceSet) * asked.quantity) : [],
    customAttributes: (asked.properties ?? []).map(({ name, value }) => ({ key: name, value })),
  };
}

function shippingLineOf(state: ShopState, asked: ShippingLineInput): OrderRecord["shippingLines"][number] {
  const priceMinor = minorOf(asked.priceSet);
  return {
    id: state.nextId("shippingLine"),
    title: asked.title,
    code: asked.code ?? null,
    source: asked.source ?? null,
    priceMinor,
    taxLines: readTaxes(asked.taxLines ?? [], priceMinor),
  };
}

/** Taxes that are named on the order are shared among its taxable lines. */
function shareTaxes(order: OrderRecord, { taxLines }: OrderCreateInput): void {
  const taxable = order.lines.filter((line) => line.taxable);
  const weights = taxable.map(({ totalMinor }) => totalMinor);
  const taxes = readTaxes(
    taxLines ?? [],
    weights.reduce((sum, weight) => sum + weight, 0),
  );
  for (const tax of taxes)
    for (const [index, minor] of shareMinor(tax.minor, weights).entries()) taxable[index]?.taxLines?.push({ ...tax, minor });
}

/** What captures, voids or gives back is of the payment before it by the same gateway. */
function transactionOf(order: OrderRecord, asked: TransactionInput) {
  const kind = asked.kind ?? "SALE";
  const gateway = asked.gateway ?? "manual";
  const parents: readonly TransactionRecord["kind"][] =
    kind === "CAPTURE" || kind === "VOID" ? ["AUTHORIZATION"] : kind === "REFUND" ? ["SALE", "CAPTURE"] : [];
  return {
    kind,
    gateway,
    status: asked.status ?? ("SUCCESS" as const),
    amountMinor: minorOf(asked.amountSet),
    parent: order.transactions.findLast((one) => one.gateway === gateway && parents.includes(one.kind)) ?? null,
    test: asked.test ?? false,
    ...(asked.processedAt && { createdAt: timeOf(asked.processedAt) }),
  };
}
