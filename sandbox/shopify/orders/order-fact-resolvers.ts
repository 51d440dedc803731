import { connectionOf, type ConnectionArgs } from "../connection.ts";
import type { RequestContext, ResolverMap } from "../resolver-map.ts";
import type { OrderRecord } from "../state/order-record.ts";
import { discountApplications } from "./discount-sources.ts";

const ADVICE = { LOW: "ACCEPT", MEDIUM: "INVESTIGATE", HIGH: "CANCEL" } as const;

const localized = (field: { key: string; value: string }) => {
  const countryCode = field.key.split("_").at(-1) ?? "";
  return {
    ...field,
    id: field.key,
    countryCode,
    purpose: field.key.startsWith("TAX") ? "TAX" : "SHIPPING",
    title: field.key.toLowerCase().replaceAll("_", " "),
  };
};

const assessment = (order: OrderRecord) => ({ riskLevel: order.risk ?? "NONE", facts: [], provider: null });

/** What is said of an order beside what was sold: its risk, where it was sold, what may be done with it. */
export const orderFactResolvers: ResolverMap = {
  Order: {
    merchantEditable: (order: OrderRecord) => order.cancelledAt === null,
    merchantEditableErrors: (order: OrderRecord) => (order.cancelledAt === null ? [] : ["Order is canceled"]),
    risk: (order: OrderRecord) => ({ assessments: [assessment(order)], recommendation: order.risk ? ADVICE[order.risk] : "NONE" }),
    riskLevel: (order: OrderRecord) => order.risk ?? "LOW",
    risks: () => [],
    localizedFields: ({ localizedFields }: OrderRecord, args: ConnectionArgs) => connectionOf(localizedFields.map(localized), args),
    localizationExtensions: ({ localizedFields }: OrderRecord, args: ConnectionArgs) => connectionOf(localizedFields.map(localized), args),
    nonFulfillableLineItems: (_: OrderRecord, args: ConnectionArgs) => connectionOf([], args),
    discountApplications: (order: OrderRecord, args: ConnectionArgs) =>
      connectionOf(
        discountApplications(order).filter(({ index }) => !order.discounts[index]?.isLater),
        args,
      ),
    events: (_: OrderRecord, args: ConnectionArgs) => connectionOf([], args),
    dutiesIncluded: () => false,
    estimatedTaxes: () => false,
    canNotifyCustomer: ({ email }: OrderRecord) => email !== null,
    purchasingEntity: ({ customer }: OrderRecord) => customer,
    paymentTerms: () => null,
    disputes: () => [],
    alerts: () => [],
    additionalFees: () => [],
    staffMember: () => null,
    shopifyProtect: () => null,
    retailLocation: (order: OrderRecord, _: unknown, { shop }: RequestContext) =>
      order.sourceName === "pos" ? (shop.locations.values().next().value ?? null) : null,
  },
};
