import { z } from "zod";
import { offers } from "../messages.ts";
import { condition } from "./condition.ts";
import type { Visit } from "./visit.ts";

/**
 * The market is the one that Shopify has put the buyer into, as his page says. A page that doesn't say it (the one after payment, a theme's block of an earlier release)
 * leaves his country: then it is any active market that the country belongs to.
 */
export const marketIs = condition({
  code: "market",
  args: z.object({
    /** Shopify's numbers. */
    marketIds: z
      .array(z.string().regex(/^\d{1,19}$/))
      .min(1)
      .max(50),
  }),
  fields: { marketIds: "markets" },
  label: offers.message("market"),
  says: ({ marketIds }) => offers.message("market-of", { count: marketIds.length }),
  holds: ({ marketIds }, { market, country, markets }: Visit) =>
    market === null ? country !== null && marketIds.some((id) => markets.get(id)?.has(country) === true) : marketIds.includes(market),
});
