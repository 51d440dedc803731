import { type Market, MARKETS, countriesOf } from "../../storefront/markets.ts";
import { connectionOf, type ConnectionArgs } from "../connection.ts";
import type { ResolverMap } from "../resolver-map.ts";
import { idFields } from "./id-fields.ts";

type Region = { __typename: "MarketRegionCountry"; id: number; code: string };

/** The shop's markets, as its storefront has them: by regions alone, all active. */
export const marketResolvers: ResolverMap = {
  QueryRoot: {
    markets: (_: unknown, args: ConnectionArgs) => connectionOf(MARKETS, args),
  },
  Market: {
    ...idFields("Market"),
    status: () => "ACTIVE",
    type: () => "REGION",
    conditions: (market: Market) => ({
      conditionTypes: ["REGION"],
      regionsCondition: {
        regions: (args: ConnectionArgs) =>
          connectionOf(
            countriesOf(market).map((code, at): Region => ({ __typename: "MarketRegionCountry", id: market.id * 1000 + at, code })),
            args,
          ),
      },
    }),
  },
  MarketRegionCountry: idFields("MarketRegionCountry"),
};
