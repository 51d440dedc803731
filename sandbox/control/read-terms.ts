import { Temporal } from "temporal-polyfill";
import type { DeliveryMethodType } from "../shopify/state/order-record.ts";
import type { NewOrder } from "../shopify/state/place-order.ts";
import type { ShopState } from "../shopify/state/shop-state.ts";
import { ControlFault } from "./control-fault.ts";
import type { deliveries, OrdersAsked } from "./orders-asked.ts";

/** What a control call says of an order beside what is sold and to whom: payment, money, risk, time, where it was sold. */
export type Terms = Omit<NewOrder, "source" | "lines" | "shippingAddress" | "email">;

const METHODS: Record<(typeof deliveries)[number], DeliveryMethodType> = {
  shipping: "SHIPPING",
  local: "LOCAL",
  pickup_point: "PICKUP_POINT",
  pick_up: "PICK_UP",
  retail: "RETAIL",
};

const SOURCES = { web: "web", pos: "pos", draft: "shopify_draft_order" } as const;

const RATES: Record<string, number> = { GBP: 1, EUR: 1.17, USD: 1.27, CAD: 1.74, AUD: 1.93, JPY: 190 };

/** The standard rate in the United Kingdom. */
const VAT = 0.2;

export const deliveryMethod = (asked: keyof typeof METHODS): DeliveryMethodType => METHODS[asked];

export const attributeList = (asked: Record<string, string>) => Object.entries(asked).map(([key, value]) => ({ key, value }));

export function readTerms(state: ShopState, asked: OrdersAsked): Terms {
  const { payment, cod, gateway, shippingLine, currency, taxesIncluded, taxRate } = asked;
  if (cod && payment !== undefined && payment !== "pending")
    throw new ControlFault(400, `cod: cash on delivery is pending until it is paid; leave "cod" or "payment": "${payment}" out.`);
  return {
    ...(payment && { payment }),
    cashOnDelivery: cod ?? false,
    ...(gateway ? { gateway } : payment === "pending" && !cod ? { gateway: "manual" } : {}),
    note: asked.note ?? null,
    tags: asked.tags ?? [],
    ...(asked.attributes && { customAttributes: attributeList(asked.attributes) }),
    ...(asked.phone !== undefined && { phone: asked.phone }),
    test: asked.test ?? false,
    risk: asked.risk ? RISKS[asked.risk] : null,
    ...(shippingLine && {
      shipping: { title: shippingLine.title, code: shippingLine.code ?? shippingLine.title, priceMinor: shippingLine.price ?? 0 },
    }),
    ...(currency !== undefined && { presentment: readCurrency(currency) }),
    ...((taxesIncluded !== undefined || taxRate !== undefined) && { taxes: { included: taxesIncluded ?? true, rate: taxRate ?? VAT } }),
    scheduledFor: asked.scheduledFor === undefined ? null : readTime(state, asked.scheduledFor),
    sourceName: SOURCES[asked.source ?? "web"],
    ...(asked.taxId !== undefined && { localizedFields: [taxCredential(asked)] }),
    ...(asked.discountCodes && { discountCodes: asked.discountCodes }),
    ...("lines" in asked && asked.checkoutToken !== undefined && { checkoutToken: asked.checkoutToken }),
    ...("lines" in asked && asked.postPurchaseSeconds !== undefined && { postPurchaseMs: asked.postPurchaseSeconds * 1000 }),
  };
}

const RISKS = { low: "LOW", medium: "MEDIUM", high: "HIGH" } as const;

/** Shopify keeps a buyer's tax number by country; it knows some, and here the address's country is taken at its word. */
const taxCredential = ({ taxId, shipTo }: OrdersAsked) => ({
  key: `TAX_CREDENTIAL_${shipTo?.countryCode?.toUpperCase() ?? "BR"}`,
  value: taxId ?? "",
});

/** What a buyer pays in, with a rate that is known or was said. */
export function readCurrency(asked: NonNullable<OrdersAsked["currency"]>): { currency: string; rate: number } {
  if (typeof asked !== "string") return { currency: asked.presentmentCurrencyCode, rate: asked.rate };
  const rate = RATES[asked];
  if (rate === undefined)
    throw new ControlFault(400, `currency: for ${asked} say the rate too: { "presentmentCurrencyCode": "${asked}", "rate": … }.`);
  return { currency: asked, rate };
}

/** A time to come, or a duration from now; `PT0S` is at once. */
export function readTime(state: ShopState, text: string): number {
  const now = state.clock.now();
  let at: number | undefined;
  try {
    at = /^P/i.test(text)
      ? now.toZonedDateTimeISO("UTC").add(Temporal.Duration.from(text)).epochMilliseconds
      : Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    // Neither: the sentence below says what is one.
  }
  if (at === undefined || at < now.epochMilliseconds)
    throw new ControlFault(
      400,
      `scheduledFor: '${text}' is no time to come, such as 2027-01-31T12:00:00Z, nor a duration from now, such as P30D.`,
    );
  return at;
}
