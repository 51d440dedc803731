import type { Query } from "../../offer-client/src/find-price.ts";
import type { SyncValue } from "../../offer-client/src/use-sync-value.ts";
import type { Translate } from "./order-view.ts";

/** What of Shopify's two pages after a purchase is used: they give the same under the same names. */
export type PageAfterPurchase = {
  extension: { editor?: unknown; rendered: SyncValue<boolean> };
  checkoutToken: SyncValue<string | undefined>;
  attributes?: SyncValue<unknown>;
  lines: SyncValue<readonly { quantity: number; merchandise: { id: string } }[]>;
  settings: SyncValue<Record<string, string | number | boolean | undefined>>;
  shippingAddress?: SyncValue<{ countryCode?: string; zip?: string } | undefined>;
  localization: {
    country: SyncValue<{ isoCode: string } | undefined>;
    market?: SyncValue<{ id: string } | undefined>;
    language: SyncValue<{ isoCode: string }>;
  };
  shop: { storefrontUrl?: string; myshopifyDomain: string };
  sessionToken: { get: () => Promise<string> };
  query: Query;
  i18n: {
    translate: Translate;
    formatCurrency: (amount: number, options: { currency: string }) => string;
  };
};
