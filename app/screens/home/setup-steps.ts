import type { SetupFacts } from "./read-home.server.ts";

export type SetupStep = { done: boolean; title: string; why: string; action: { label: string; url: string } | null };

/** The way from install to the first routed order. A step is done when its fact is true, not when it was clicked. */
export function setupSteps(facts: SetupFacts): SetupStep[] {
  return [
    {
      done: facts.imported,
      title: "Copy your shop",
      why: "Waybill reads your products, stock, customers and orders. It begins by itself and takes a few minutes.",
      action: null,
    },
    {
      done: facts.warehouseConnected,
      title: "Connect a warehouse",
      why: "Ship from your own shelves with the built-in warehouse, or connect the provider that ships for you.",
      action: { label: "Connect a warehouse", url: "/app/warehouses/connect" },
    },
    {
      done: facts.pricesSet,
      title: "Check your prices",
      why: "Waybill chooses the cheapest way to ship, so it needs what each warehouse charges by zone and weight.",
      action: { label: "Check prices", url: "/app/warehouses" },
    },
    {
      done: facts.routingOn,
      title: "Turn routing on",
      why: "From then on every new order goes to the warehouse that ships it for the least. You can turn it off at any time.",
      action: { label: "Turn routing on", url: "/app/settings" },
    },
    {
      done: facts.orderRouted,
      title: "See your first order routed",
      why: "Place an order in your shop, or wait for the next one. Its page says which warehouse ships it and why.",
      action: { label: "Open orders", url: "/app/orders" },
    },
  ];
}
