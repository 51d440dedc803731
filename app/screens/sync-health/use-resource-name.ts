import { useText } from "#app/ui/messages/use-text.ts";
import { syncHealth } from "./messages.ts";

const NAMED = [
  "orders",
  "fulfillment-orders",
  "products",
  "customers",
  "variants",
  "inventory-levels",
  "locations",
  "fulfillments",
  "abandoned-checkouts",
] as const;

/** What a kind of copy is called. One that has no name here is called by its own. */
export function useResourceName(): (resource: string) => string {
  const text = useText(syncHealth);
  return (resource) => {
    const named = NAMED.find((one) => one === resource);
    return named ? text(named) : text("other-resource", { resource });
  };
}
