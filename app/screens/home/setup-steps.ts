import type { Message } from "#app/platform/messages/message.ts";
import { parts } from "../parts/messages.ts";
import { home } from "./messages.ts";
import type { SetupFacts } from "./read-home.server.ts";

export type SetupStep = { done: boolean; title: Message; why: Message; action: { label: Message; url: string } | null };

/** The way from install to the first routed order. A step is done when its fact is true, not when it was clicked. */
export function setupSteps(facts: SetupFacts): SetupStep[] {
  return [
    {
      done: facts.imported,
      title: home.message("copy-shop"),
      why: home.message("copy-shop-why"),
      action: null,
    },
    {
      done: facts.warehouseConnected,
      title: parts.message("connect-warehouse"),
      why: home.message("connect-why"),
      action: { label: parts.message("connect-warehouse"), url: "/app/warehouses/connect" },
    },
    {
      done: facts.pricesSet,
      title: home.message("check-your-prices"),
      why: home.message("prices-why"),
      action: { label: home.message("check-prices"), url: "/app/warehouses" },
    },
    {
      done: facts.routingOn,
      title: home.message("turn-routing-on"),
      why: home.message("routing-why"),
      action: { label: home.message("turn-routing-on"), url: "/app/settings" },
    },
    {
      done: facts.orderRouted,
      title: home.message("first-order"),
      why: home.message("first-order-why"),
      action: { label: home.message("open-orders"), url: "/app/orders" },
    },
  ];
}
