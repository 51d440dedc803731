import { z } from "zod";
import { log } from "#app/platform/log.server.ts";
import { webLink } from "#app/platform/outside-text.ts";
import type { Shop } from "#app/platform/shop.ts";

/** A line of a cart; ids are Shopify's numbers as text. */
export type CartLine = {
  variantId: string;
  quantity: number;
  sellingPlanId: string | null;
  attributes: Readonly<Record<string, string>>;
};

export type NewCart = {
  /** 250 at most. */
  lines: readonly CartLine[];
  codes: readonly string[];
  attributes: Readonly<Record<string, string>>;
  /** ISO 3166-1 alpha-2, where it is known. */
  country: string | null;
};

/** A buyer waits for it. */
const PATIENCE_MS = 2_500;
const VERSION = "2026-10";

const DOCUMENT = `mutation RestoreCart($input: CartInput!) {
  cartCreate(input: $input) {
    cart { checkoutUrl }
    userErrors { code field message }
  }
}`;

const Answer = z.object({
  data: z.object({ cartCreate: z.object({ cart: z.object({ checkoutUrl: z.string() }).nullable() }).nullable() }).nullish(),
});

/**
 * Makes a cart in a shop by the Storefront API and answers where it is paid; null where it can't be made. Asked without a token, which carts may
 * be (a shop whose storefront has a password refuses it): so the app needs no scope for it. Nothing of the buyer's goes there.
 */
export async function createStorefrontCart(
  shop: Pick<Shop, "domain">,
  { lines, codes, attributes, country }: NewCart,
): Promise<string | null> {
  const input = {
    lines: lines.slice(0, 250).map((line) => ({
      merchandiseId: `gid://shopify/ProductVariant/${line.variantId}`,
      quantity: line.quantity,
      attributes: pairs(line.attributes),
      ...(line.sellingPlanId !== null && { sellingPlanId: `gid://shopify/SellingPlan/${line.sellingPlanId}` }),
    })),
    discountCodes: codes,
    attributes: pairs(attributes),
    ...(country !== null && /^[A-Z]{2}$/.test(country) && { buyerIdentity: { countryCode: country } }),
  };
  try {
    const response = await fetch(`https://${shop.domain}/api/${VERSION}/graphql.json`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ query: DOCUMENT, variables: { input } }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const url = webLink(Answer.parse(await response.json()).data?.cartCreate?.cart?.checkoutUrl);
    return url?.startsWith("https://") ? url : null;
  } catch (fault) {
    log.warn({ err: fault, shop: shop.domain }, "no cart could be made in the storefront");
    return null;
  }
}

const pairs = (attributes: Readonly<Record<string, string>>) =>
  Object.entries(attributes).slice(0, 250).map(([key, value]) => ({ key, value })); // oxfmt-ignore
