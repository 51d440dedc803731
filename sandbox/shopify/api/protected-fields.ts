import { GraphQLError } from "graphql";

const ADDRESS = [
  "address1",
  "address2",
  "city",
  "company",
  "coordinates",
  "firstName",
  "formatted",
  "formattedArea",
  "lastName",
  "latitude",
];

const NAMES = ["displayName", "email", "firstName", "lastName", "phone"];

/** What is protected customer data of level 2: names, addresses, telephones, emails. */
const fields: Readonly<Record<string, ReadonlySet<string>>> = {
  AbandonedCheckout: new Set(["abandonedCheckoutUrl", "billingAddress", "shippingAddress"]),
  Customer: new Set([...NAMES, "addresses", "addressesV2", "defaultAddress", "defaultEmailAddress", "defaultPhoneNumber"]),
  DraftOrder: new Set(["billingAddress", "email", "phone", "shippingAddress"]),
  FulfillmentOrderDestination: new Set([...ADDRESS, "email", "location", "phone", "zip"]),
  MailingAddress: new Set([...ADDRESS, "longitude", "name", "phone", "zip"]),
  Order: new Set(["billingAddress", "clientIp", "displayAddress", "email", "phone", "shippingAddress"]),
};

export const isProtected = (typeName: string, fieldName: string): boolean => fields[typeName]?.has(fieldName) ?? false;

/** What Shopify answers for such a field of an app that was not approved for it; the field is null. */
export const notApproved = (fieldName: string): GraphQLError =>
  new GraphQLError(
    `This app is not approved to use the ${fieldName} field. See https://shopify.dev/docs/apps/launch/protected-customer-data for more details.`,
    { extensions: { code: "ACCESS_DENIED", documentation: "https://shopify.dev/docs/apps/launch/protected-customer-data" } },
  );

const PERSONAL = new Set(
  "address1 address2 city company email contact_email first_name last_name name phone zip latitude longitude browser_ip".split(" "),
);

const HOLDERS = new Set(["billing_address", "customer", "default_address", "destination", "addresses", "shipping_address"]);

/** A webhook's payload as an app gets it that was not approved: the same data is null in it. */
export function withoutProtected(topic: string, payload: Record<string, unknown>): Record<string, unknown> {
  const within = (value: unknown, isHolder: boolean): unknown => {
    if (Array.isArray(value)) return value.map((item) => within(item, isHolder));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, isHolder && PERSONAL.has(key) ? null : within(part, isHolder || HOLDERS.has(key))]),
    );
  };
  const taken = within(payload, topic.startsWith("customers/")) as Record<string, unknown>;
  if (!topic.startsWith("orders/") && !topic.startsWith("checkouts/")) return taken;
  for (const key of ["email", "contact_email", "phone", "browser_ip", "sms_marketing_phone", "abandoned_checkout_url"])
    if (key in taken) taken[key] = null;
  return taken;
}
