import type { Message } from "#app/platform/messages/message.ts";
import { routing } from "./messages.ts";
import type { RoutableLine, RoutableOrder } from "./routable-order.ts";
import type { Shortage, UnroutableCause } from "./routing-outcome.ts";
import type { Refusal } from "./screen-warehouses.ts";
import { unitsInStock } from "./warehouse-offer.ts";

/** What is wrong with an order that cannot be routed, and where it can be put right. */
export type Obstacle = {
  cause: UnroutableCause;
  order: RoutableOrder;
  atFault: readonly RoutableLine[];
  shortages: readonly Shortage[];
  refusals: readonly Refusal[];
  maxParcels: number;
};

/** Shopify's code of an address whose country it does not know. */
const UNKNOWN = "ZZ";
const NAMED_ITEMS = 2;
const NAMED_SHORTAGES = 3;

/** The cause in a merchant's words. */
export function explainUnroutable({ cause, order, atFault, shortages, refusals, maxParcels }: Obstacle): Message {
  const { countryCode: country } = order.destination;
  switch (cause) {
    case "nothing-to-ship":
      return routing.message("nothing-to-ship");
    case "line-without-sku":
      return routing.message("without-sku", { items: named(atFault), count: atFault.length });
    case "sku-shared":
      return routing.message("sku-shared", { items: named(atFault), count: atFault.length });
    case "no-warehouse":
      return routing.message(refusals.length === 0 ? "no-warehouse" : "all-paused");
    case "address-not-served":
      if (country === null) return routing.message("no-address");
      return country === UNKNOWN ? routing.message("unknown-country") : routing.message("nobody-ships-there", { country });
    case "currency-mismatch":
      return country === null
        ? routing.message("no-prices", { currency: order.currency })
        : routing.message("no-prices-to-country", { country, currency: order.currency });
    case "cash-on-delivery": {
      const unable = refusals.filter(({ reason }) => reason === "cash-on-delivery").map(({ offer }) => offer.name);
      return routing.message("nobody-collects", { warehouses: unable });
    }
    case "out-of-stock":
      return routing.message("out-of-stock", {
        shortages: [...shortages.slice(0, NAMED_SHORTAGES).map(missing), ...further(shortages.length), ...elsewhere(shortages, refusals)],
      });
    case "too-many-parcels":
      return routing.message("too-many-parcels", { count: maxParcels });
  }
}

function named(items: readonly RoutableLine[]): Message[] {
  const names = items.slice(0, NAMED_ITEMS).map(({ title }) => routing.message("quoted", { title }));
  return items.length > NAMED_ITEMS ? [...names, routing.message("and-more", { count: items.length - NAMED_ITEMS })] : names;
}

function missing({ sku, title, wanted, available }: Shortage): Message {
  const item = title && title !== sku ? routing.message("item-with-title", { sku, title }) : routing.message("item", { sku });
  if (available === 0) return routing.message("item-out-of-stock", { item, wanted });
  return routing.message("item-short", { count: wanted - available, item, wanted, available });
}

function further(short: number): Message[] {
  return short > NAMED_SHORTAGES ? [routing.message("further-short", { count: short - NAMED_SHORTAGES })] : [];
}

/** Stock that would help if its warehouse could be used. */
function elsewhere(shortages: readonly Shortage[], refusals: readonly Refusal[]): Message[] {
  const helpful = refusals.filter(({ offer }) => shortages.some(({ sku }) => unitsInStock(offer, sku) > 0));
  return helpful.map(({ offer, reason }) => {
    const warehouse = offer.name;
    switch (reason) {
      case "paused":
        return routing.message("elsewhere-not-open", { warehouse });
      case "address-not-served":
        return routing.message("elsewhere-not-served", { warehouse });
      case "currency-mismatch":
        return routing.message("elsewhere-charges-otherwise", { warehouse, currency: offer.prices.currency });
      case "cash-on-delivery":
        return routing.message("elsewhere-no-cash", { warehouse });
    }
  });
}
