import { createContext, useContext } from "react";
import { useBreakpoints } from "@shopify/polaris";

/** What every screen needs to know of the shop to show money and time the merchant's way. */
export type ShopFacts = {
  domain: string;
  name: string;
  currency: string;
  /** IANA name. */
  timeZone: string;
  /** BCP 47, of the admin that frames us. */
  locale: string;
  /** This year, in the shop's zone: other years are written out. */
  year: number;
  /** A phone asked for the page, as far as its browser says so: the first picture is then drawn narrow. */
  narrow: boolean;
};

const ShopFactsContext = createContext<ShopFacts | null>(null);

export const ShopFactsProvider = ShopFactsContext.Provider;

export function useShopFacts(): ShopFacts {
  const facts = useContext(ShopFactsContext);
  if (facts === null) throw new Error("A screen is shown outside the admin layout: there are no shop facts.");
  return facts;
}

/** True on a phone. Before the browser has measured, what the request said of the device. */
export function useNarrow(): boolean {
  const { narrow } = useShopFacts();
  return useBreakpoints({ defaults: { smDown: narrow } }).smDown;
}
