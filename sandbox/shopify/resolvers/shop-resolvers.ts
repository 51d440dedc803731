import { Temporal } from "temporal-polyfill";
import type { RequestContext, ResolverMap } from "../resolver-map.ts";
import { digestOf } from "../state/check-metafield.ts";
import { toGid } from "../state/gid.ts";
import { jsonValue } from "../state/metafield-value.ts";
import type { MetafieldRecord } from "../state/metafield-record.ts";
import type { ShopRecord } from "../state/shop-record.ts";
import { idFields } from "./id-fields.ts";
import { servicesOf } from "./manual-service.ts";
import { metafieldFields } from "./metafield-fields.ts";
import { times } from "./times.ts";

const zoned = (shop: ShopRecord, { clock }: RequestContext) => clock.now().toZonedDateTimeISO(shop.ianaTimezone);

/** The shop itself, and metafields. */
export const shopResolvers: ResolverMap = {
  Shop: {
    ...times("createdAt", "updatedAt"),
    ...metafieldFields("Shop"),
    id: ({ id }: ShopRecord) => toGid("Shop", id),
    contactEmail: ({ email }: ShopRecord) => email,
    shopOwnerName: ({ ownerName }: ShopRecord) => ownerName,
    currencyCode: ({ currency }: ShopRecord) => currency,
    currencyFormats: () => ({ moneyFormat: "£{{amount}}", moneyWithCurrencyFormat: "£{{amount}} GBP" }),
    enabledPresentmentCurrencies: ({ currency }: ShopRecord) => [currency],
    plan: ({ plan }: ShopRecord) => ({ ...plan, partnerDevelopment: false, displayName: plan.publicDisplayName }),
    shopAddress: ({ address }: ShopRecord) => address,
    billingAddress: ({ address }: ShopRecord) => address,
    primaryDomain: ({ myshopifyDomain }: ShopRecord) => ({
      id: "gid://shopify/Domain/1",
      host: myshopifyDomain,
      url: `https://${myshopifyDomain}`,
      sslEnabled: true,
    }),
    url: ({ myshopifyDomain }: ShopRecord) => `https://${myshopifyDomain}`,
    description: () => null,
    setupRequired: () => false,
    taxesIncluded: () => true,
    taxShipping: () => true,
    unitSystem: () => "METRIC_SYSTEM",
    weightUnit: () => "GRAMS",
    orderNumberFormatPrefix: () => "#",
    orderNumberFormatSuffix: () => "",
    timezoneAbbreviation: (shop: ShopRecord, _: unknown, context: RequestContext) =>
      zoned(shop, context).offset === "+00:00" ? "GMT" : "BST",
    timezoneOffset: (shop: ShopRecord, _: unknown, context: RequestContext) => zoned(shop, context).offset.replace(":", ""),
    timezoneOffsetMinutes: (shop: ShopRecord, _: unknown, context: RequestContext) =>
      Temporal.Duration.from({ nanoseconds: zoned(shop, context).offsetNanoseconds }).total("minutes"),
    fulfillmentServices: (_: ShopRecord, __: unknown, { shop }: RequestContext) => servicesOf(shop),
  },
  Metafield: {
    ...times("createdAt", "updatedAt"),
    ...idFields("Metafield"),
    jsonValue: ({ type, value }: MetafieldRecord) => jsonValue(type, value),
    ownerType: ({ ownerGid }: MetafieldRecord) => ownerGid.split("/").at(-2)?.toUpperCase(),
    sizeInBytes: ({ value }: MetafieldRecord) => Buffer.byteLength(value),
    compareDigest: digestOf,
    description: () => null,
    definition: () => null,
  },
};
