import { useBreakpoints } from "@shopify/polaris";
import { useShopFacts } from "./shop-facts.tsx";

/** True on a phone. Before the browser has measured, what the request said of the device. */
export function useNarrow(): boolean {
  const { narrow } = useShopFacts();
  return useBreakpoints({ defaults: { smDown: narrow } }).smDown;
}
