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
  getCart: () => Promise<{ cart?: { discountCodes?: readonly Code[] } }>;
  updateCart: (change: {
    lines: { merchandiseId: string; quantity: number; attributes: { key: string; value: string }[] }[];
    discountCodes?: string[];
  }) => Promise<{ cart?: { discountCodes?: readonly Code[] }; userErrors?: readonly unknown[] }>;
  openCart?: () => Promise<unknown>;
};

export type Code = { code: string; applicable?: boolean };

export const page = globalThis as unknown as Storefront;

/** A path of the shop's in the buyer's language and market. */
export const path = (rest: string) => (page.Shopify?.routes?.root ?? "/") + rest;

/** JSON of the shop's, or through it of the app's; null when it doesn't come soon, or isn't one. Never throws. */
export async function load(url: string, body?: unknown): Promise<unknown> {
  try {
    const answer = await fetch(url, {
      // Longer than a buyer should wait for something that he didn't ask for; what he did ask for is given time.
      signal: AbortSignal.timeout(body === undefined ? 1500 : 8000),
      headers: { Accept: "application/json", "Content-Type": "application/json" },
      ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
    });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}
