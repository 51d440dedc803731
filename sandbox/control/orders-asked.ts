import { z } from "zod";
import { paymentStates } from "../shopify/payments/open-payment.ts";
import { ControlFault } from "./control-fault.ts";
import { parseAsked } from "./parse-asked.ts";
import { minorUnits } from "../shopify/state/decimal-amount.ts";

/** Words of a control call for Shopify's delivery methods. */
export const deliveries = ["shipping", "local", "pickup_point", "pick_up", "retail"] as const;

const text = (longest: number) => z.string().trim().min(1).max(longest);

const ShipTo = z.strictObject({
  name: text(200).optional(),
  firstName: text(100).optional(),
  lastName: text(100).optional(),
  company: text(200).optional(),
  address1: text(255).optional(),
  address2: text(255).optional(),
  city: text(100).optional(),
  province: text(100).optional(),
  provinceCode: text(10).optional(),
  zip: text(30).optional(),
  country: text(100).optional(),
  countryCode: z
    .string()
    .regex(/^[A-Za-z]{2}$/, "two letters, such as GB")
    .optional(),
  phone: text(40).optional(),
});

const money = z
  .union([z.string(), z.number()])
  .transform((value) => minorUnits(String(value)))
  .refine((minor) => minor !== null && minor >= 0, "an amount such as 12.50");

const attributes = z.record(z.string().min(1).max(255), z.string().max(1000), "an object of texts");

const Delivery = z.enum(deliveries, `one of ${deliveries.join(", ")}`);

const When = z.string("a time, such as 2027-01-31T12:00:00Z, or a duration from now, such as P30D");

/** A line as control calls name it. */
export const Line = z
  .strictObject({
    sku: text(255).optional(),
    variantId: z.union([z.number(), z.string()]).optional(),
    title: text(255).optional(),
    quantity: z.int("a whole number").min(1, "at least 1").max(100_000, "at most 100000"),
    price: money.optional(),
    delivery: Delivery.optional(),
    giftCard: z.boolean("true or false").optional(),
    requiresShipping: z.boolean("true or false").optional(),
    attributes: attributes.optional(),
    scheduledFor: z.array(When).min(1, "at least one time").max(52, "at most 52 times").optional(),
  })
  .refine(
    (line) => [line.sku, line.variantId, line.title].filter((one) => one !== undefined).length === 1,
    "name the item by one of sku, variantId or title",
  );

const Currency = z
  .string()
  .regex(/^[A-Za-z]{3}$/, "three letters, such as EUR")
  .transform((code) => code.toUpperCase());

/** What a buyer pays in. */
export const AskedCurrency = z.union(
  [Currency, z.strictObject({ presentmentCurrencyCode: Currency, rate: z.number().positive().max(1_000_000) })],
  'three letters, such as EUR, or { "presentmentCurrencyCode": "EUR", "rate": 1.17 }',
);

const common = {
  shipTo: ShipTo.optional(),
  email: z.email().optional(),
  phone: text(40).nullable().optional(),
  note: text(5000).optional(),
  tags: z.array(text(40)).max(250, "at most 250 tags").optional(),
  attributes: attributes.optional(),
  cod: z.boolean("true or false").optional(),
  payment: z.enum(paymentStates, `one of ${paymentStates.join(", ")}`).optional(),
  gateway: text(100).optional(),
  test: z.boolean("true or false").optional(),
  delivery: Delivery.optional(),
  shippingLine: z.strictObject({ title: text(255), code: text(255).optional(), price: money.optional() }).optional(),
  risk: z.enum(["low", "medium", "high"], "one of low, medium, high").optional(),
  currency: AskedCurrency.optional(),
  taxesIncluded: z.boolean("true or false").optional(),
  taxRate: z.number("a share, such as 0.2").min(0).max(1).optional(),
  scheduledFor: When.optional(),
  source: z.enum(["web", "pos", "draft"], "one of web, pos, draft").optional(),
  company: text(200).optional(),
  taxId: text(100).optional(),
  discountCodes: z.array(text(255)).max(20, "at most 20 codes").optional(),
};

const Drawn = z.strictObject({
  count: z.int("a whole number").min(1, "at least 1").max(5000, "at most 5000"),
  seed: z.int("a whole number").optional(),
  ...common,
});

const Named = z.strictObject({
  lines: z.array(Line).min(1, "at least one line").max(500, "at most 500 lines"),
  postPurchaseSeconds: z.number().min(0).max(3600).optional(),
  checkoutToken: z
    .string()
    .regex(/^[\w-]{1,128}$/, "letters, digits, _ and -")
    .optional(),
  ...common,
});

/** What `POST /_control/orders` takes: a number of drawn orders, or the lines of one. */
export type OrdersAsked = z.infer<typeof Drawn> | z.infer<typeof Named>;

/** Reads what `POST /_control/orders` was given; what can't be meant is a fault that names it. */
export function parseOrdersAsked(body: unknown): OrdersAsked {
  if (typeof body === "object" && body !== null) {
    if ("lines" in body) return parseAsked(Named, body);
    if ("count" in body) return parseAsked(Drawn, body);
  }
  throw new ControlFault(
    400,
    'give either { "count": 1 to 5000, "seed"? } or { "lines": [{ "sku" (or "variantId", or "title"), "quantity" }] } of 1 to 500 lines, with "shipTo", "email", "cod", "note", "payment", "delivery" and more as you like: sandbox/README.md names them.',
  );
}
