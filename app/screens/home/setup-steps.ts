import type { SetupFacts } from "./read-home.server.ts";

/** Its words stand in the catalogue: what it is called under `name`, what it is for under `name-why`, and what its button says under `label`. */
export type SetupStep = { name: Name; done: boolean; action: { label: Label; url: string } | null };

type Name = "copy-shop" | "connect-warehouse" | "check-your-prices" | "turn-routing-on" | "first-order";
type Label = "connect-warehouse" | "check-prices" | "turn-routing-on" | "open-orders";

/** The way from install to the first routed order. A step is done when its fact is true, not when it was clicked. */
export function setupSteps(facts: SetupFacts): SetupStep[] {
  return [
    { name: "copy-shop", done: facts.imported, action: null },
    { name: "connect-warehouse", done: facts.warehouseConnected, action: { label: "connect-warehouse", url: "/app/warehouses/connect" } },
    { name: "check-your-prices", done: facts.pricesSet, action: { label: "check-prices", url: "/app/warehouses" } },
    { name: "turn-routing-on", done: facts.routingOn, action: { label: "turn-routing-on", url: "/app/settings" } },
    { name: "first-order", done: facts.orderRouted, action: { label: "open-orders", url: "/app/orders" } },
  ];
}
