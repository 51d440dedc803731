import { toGid } from "../../shopify/state/gid.ts";
import type { OrderRecord } from "../../shopify/state/order-record.ts";
import type { VariantRecord } from "../../shopify/state/product-record.ts";
import type { Buyer } from "../../storefront/buyer.ts";
import { pictureOf } from "../../storefront/product-facts.ts";
import type { Allocation } from "../../storefront/take-off.ts";
import type { Visit } from "../../storefront/visit.ts";
import type { CheckoutRecord } from "../checkout-record.ts";
import { pricedCheckout } from "../order-summary.ts";
import { shippingMethods } from "../shipping-methods.ts";

/** Values of the `shopify` global that change, by their path in it. One without `value` is undefined. */
export type Signals = Record<string, { value?: unknown }>;

/** What a checkout tells its extensions. */
export function checkoutSignals(visit: Visit, checkout: CheckoutRecord): Signals {
  const { buyer } = visit;
  const { cart, filled, locked } = checkout;
  const priced = pricedCheckout(visit, checkout);
  const money = moneyIn(buyer.currency);
  const can = !locked;
  const country = filled.country ?? buyer.country;
  const methods = shippingMethods(country);
  const chosen = methods.find(({ code }) => code === filled.shipping) ?? methods[0];
  const lines = priced.lines.toReversed().map((line) => ({
    id: lineId(checkout, line.key),
    merchandise: merchandiseOf(visit, line.variant),
    quantity: line.quantity,
    cost: { totalAmount: money(line.totalMinor) },
    attributes: pairs(line.properties),
    discountAllocations: line.discounts.map((one) => allocationOf(one, money)),
    lineComponents: [],
    parentRelationship: null,
  }));
  return {
    ...common(buyer, visit),
    lines: { value: lines },
    "cost.subtotalAmount": { value: money(priced.totalMinor) },
    "cost.totalShippingAmount": { value: money(priced.shippingMinor) },
    "cost.totalTaxAmount": { value: money(0) },
    "cost.totalAmount": { value: money(priced.totalMinor + priced.shippingMinor) },
    discountCodes: { value: priced.codes.filter(({ applicable }) => applicable).map(({ code }) => ({ code })) },
    discountAllocations: { value: priced.orderDiscounts.map((one) => allocationOf(one, money)) },
    attributes: { value: pairs(cart.attributes) },
    note: cart.note === "" ? {} : { value: cart.note },
    checkoutToken: { value: checkout.token },
    instructions: {
      value: {
        attributes: { canUpdateAttributes: can },
        delivery: { canSelectCustomAddress: can },
        discounts: { canUpdateDiscountCodes: can },
        lines: { canAddCartLine: can, canRemoveCartLine: can, canUpdateCartLine: can },
        metafields: { canSetCartMetafields: can, canDeleteCartMetafield: can },
        notes: { canUpdateNote: can },
      },
    },
    shippingAddress: {
      value: {
        countryCode: country,
        ...(filled.zip && { zip: filled.zip }),
        ...(filled.city && { city: filled.city }),
        ...(filled.address1 && { address1: filled.address1 }),
      },
    },
    deliveryGroups: {
      value: [
        {
          id: "1",
          groupType: "oneTimePurchase",
          isDeliveryRequired: cart.lines.some(({ variant }) => variant.requiresShipping),
          targetedCartLines: lines.map(({ id }) => ({ id })),
          deliveryOptions: methods.map((method) => ({
            type: "shipping",
            handle: method.code,
            code: method.code,
            title: method.title,
            description: method.promise,
            carrier: {},
            metafields: [],
            cost: money(Math.round(method.priceMinor * buyer.rate)),
            costAfterDiscounts: money(Math.round(method.priceMinor * buyer.rate)),
            deliveryEstimate: {},
          })),
          ...(chosen && { selectedDeliveryOption: { handle: chosen.code } }),
        },
      ],
    },
    "buyerIdentity.email": filled.email ? { value: filled.email } : {},
    "buyerIdentity.phone": filled.phone ? { value: filled.phone } : {},
    availablePaymentOptions: { value: paymentOptions },
    selectedPaymentOptions: { value: paymentOptions.filter(({ handle }) => handle === (filled.payment ?? "card")) },
    "buyerJourney.completed": { value: false },
    "buyerJourney.activeStep": { value: { handle: "checkout" } },
  };
}

/** What an order tells the extensions of its thank-you and status pages. */
export function orderSignals(visit: Visit, order: OrderRecord): Signals {
  const { currency, rate } = order.presentment;
  const inMinor = (minor: number) => Math.round(minor * rate);
  const money = moneyIn(currency);
  const net = (line: { totalMinor: number; discountMinor: number }) => inMinor(line.totalMinor - line.discountMinor);
  const subtotal = order.lines.reduce((sum, line) => sum + net(line), 0);
  const shipping = order.shippingLines.reduce((sum, { priceMinor, discountMinor = 0 }) => sum + inMinor(priceMinor - discountMinor), 0);
  const address = order.shippingAddress;
  return {
    ...common({ ...visit.buyer, currency }, visit),
    lines: {
      value: order.lines.map((line) => ({
        id: toGid("CartLine", line.id),
        merchandise: line.variant
          ? merchandiseOf(visit, line.variant)
          : {
              type: "variant",
              id: toGid("ProductVariant", 0),
              title: line.title,
              selectedOptions: [],
              requiresShipping: line.requiresShipping,
            },
        quantity: line.quantity,
        cost: { totalAmount: money(net(line)) },
        attributes: line.customAttributes,
        discountAllocations: [],
        lineComponents: [],
        parentRelationship: null,
      })),
    },
    "cost.subtotalAmount": { value: money(subtotal) },
    "cost.totalShippingAmount": { value: money(shipping) },
    "cost.totalTaxAmount": { value: money(0) },
    "cost.totalAmount": { value: money(subtotal + shipping) },
    discountCodes: { value: order.discounts.filter(({ type }) => type === "code").map(({ title }) => ({ code: title })) },
    discountAllocations: { value: [] },
    attributes: { value: order.customAttributes },
    note: order.note === null ? {} : { value: order.note },
    checkoutToken: { value: order.checkoutToken ?? undefined },
    instructions: { value: undefined },
    shippingAddress: address
      ? {
          value: Object.fromEntries(
            Object.entries({ countryCode: address.countryCode, zip: address.zip, city: address.city, address1: address.address1 }).filter(
              ([, value]) => value !== null,
            ),
          ),
        }
      : {},
    "buyerIdentity.email": order.email === null ? {} : { value: order.email },
    orderConfirmation: {
      value: {
        order: { id: toGid("OrderIdentity", order.id) },
        number: order.name.replace("#", ""),
        isFirstOrder: (order.customer?.orderIds.length ?? 1) <= 1,
      },
    },
    order: { value: { id: toGid("Order", order.id), name: order.name, confirmationNumber: order.name.replace("#", "") } },
    authenticationState: { value: visit.customerId === null ? "pre_authenticated" : "fully_authenticated" },
    "buyerJourney.completed": { value: true },
  };
}

/** A cart line's id, which is another after every change of the lines. */
export function lineId({ revision }: CheckoutRecord, key: string): string {
  return toGid("CartLine", `${key.replace(":", "-")}-${revision}`);
}

/** What every page tells its extensions of its buyer. */
export function common(buyer: Buyer, { storefront: { state }, customerId }: Visit): Signals {
  const customer = customerId === null ? {} : { value: { id: toGid("Customer", customerId) } };
  return {
    "localization.currency": { value: { isoCode: buyer.currency } },
    "localization.timezone": { value: state.shop.ianaTimezone },
    "localization.language": { value: { isoCode: buyer.language } },
    "localization.country": { value: { isoCode: buyer.country } },
    "localization.market": { value: { id: toGid("Market", buyer.market.id), handle: buyer.market.handle } },
    "buyerIdentity.customer": customer,
    "authenticatedAccount.customer": customer,
    "authenticatedAccount.purchasingCompany": {},
    appliedGiftCards: { value: [] },
    checkoutSettings: { value: { orderSubmission: "ORDER", shippingAddress: { isEditable: true } } },
    customerPrivacy: {
      value: {
        allowedProcessing: { analytics: true, marketing: true, preferences: true, saleOfData: true },
        visitorConsent: {},
        shouldShowBanner: false,
        saleOfDataRegion: false,
        metafields: [],
      },
    },
    localizedFields: { value: [] },
  };
}

const paymentOptions = [
  { type: "creditCard", handle: "card" },
  { type: "paymentOnDelivery", handle: "cod" },
];

function merchandiseOf({ url }: Visit, variant: VariantRecord) {
  const { product } = variant;
  const isOnly = variant.title === "Default Title";
  return {
    type: "variant",
    id: toGid("ProductVariant", variant.id),
    title: product.title,
    ...(!isOnly && { subtitle: variant.title }),
    ...(variant.sku !== null && { sku: variant.sku }),
    image: { url: `${url.origin}${pictureOf(product)}`, altText: product.title },
    selectedOptions: product.optionNames.map((name, index) => ({ name, value: variant.title.split(" / ")[index] ?? variant.title })),
    product: { id: toGid("Product", product.id), vendor: product.vendor, productType: product.productType },
    requiresShipping: variant.requiresShipping,
  };
}

function allocationOf({ title, code, amountMinor }: Allocation, money: ReturnType<typeof moneyIn>) {
  const discountedAmount = money(amountMinor);
  return code === null ? { type: "automatic", title, discountedAmount } : { type: "code", code, discountedAmount };
}

const moneyIn = (currencyCode: string) => (minor: number) => ({ amount: minor / 100, currencyCode });

const pairs = (texts: Record<string, string>) => Object.entries(texts).map(([key, value]) => ({ key, value }));
