/** What of a shop's page is used: Shopify's standard actions where the theme has them, and else what Dawn and its descendants have. */
export type Storefront = Window & {
  Shopify?: {
    actions?: Actions;
    country?: string;
    currency?: { active?: string; rate?: string };
    locale?: string;
    routes?: { root?: string };
  };
  /** Dawn's. */
  publish?: (event: string, data: unknown) => void;
  subscribe?: (event: string, heard: () => void) => void;
};

type Actions = {
  updateCart: (change: {
    lines: { merchandiseId: string; quantity: number; attributes: { key: string; value: string }[] }[];
    discountCodes?: string[];
  }) => Promise<{ userErrors?: readonly unknown[] }>;
  openCart?: () => Promise<unknown>;
};

export const page = globalThis as unknown as Storefront;

/** Shopify's own part of the page: it is there before any script of a theme's. */
export const shopify = page.Shopify ?? {};

/** A path of the shop's in the buyer's language and market. */
export const path = (rest: string) => (shopify.routes?.root ?? "/") + rest;

/** JSON of the shop's, or through it of the app's; null when it doesn't come soon, or isn't one. Never throws. */
export async function load(url: string, body?: object): Promise<unknown> {
  try {
    const answer = await fetch(url, {
      // Longer than a buyer should wait for something that he didn't ask for; what he did ask for is given time.
      signal: AbortSignal.timeout(body ? 8000 : 1500),
      headers: { "Content-Type": "application/json" },
      // What is told of, or asked for, is so also where the buyer goes on to another page meanwhile.
      ...(body && { method: "POST", keepalive: true, body: JSON.stringify(body) }),
    });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}
