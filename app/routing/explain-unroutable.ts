import type { RoutableLine, RoutableOrder } from "./routable-order.ts";
import type { Shortage, UnroutableCause } from "./routing-outcome.ts";
import { sayCountry } from "./say-country.ts";
import type { Refusal } from "./screen-warehouses.ts";
import { unitsInStock } from "./units-in-stock.ts";

/** What is wrong with an order that cannot be routed, and where it can be put right. */
export type Obstacle = {
  cause: UnroutableCause;
  order: RoutableOrder;
  atFault: readonly RoutableLine[];
  shortages: readonly Shortage[];
  refusals: readonly Refusal[];
  maxParcels: number;
};

/** The cause in a merchant's words. */
export function explainUnroutable({ cause, order, atFault, shortages, refusals, maxParcels }: Obstacle): string {
  const { countryCode } = order.destination;
  const place = countryCode === null ? "the address" : sayCountry(countryCode);
  switch (cause) {
    case "nothing-to-ship":
      return "Nothing on this order is left to ship.";
    case "line-without-sku":
      return `${list(atFault.map((line) => `“${line.title}”`))} ${atFault.length === 1 ? "has" : "have"} no SKU, so no warehouse can be asked for it.`;
    case "no-warehouse":
      return refusals.length === 0 ? "No warehouse is connected." : "Every warehouse is paused.";
    case "address-not-served":
      if (countryCode === null) return "The order has no shipping address.";
      return countryCode === "ZZ" ? "Shopify doesn't know the country of the address." : `No open warehouse ships to ${place}.`;
    case "currency-mismatch":
      return `No open warehouse that ships to ${place} has its prices in ${order.currency}, the currency of the order.`;
    case "out-of-stock":
      return [...shortages.slice(0, 3).map(sayMissing), ...sayRest(shortages.length - 3), ...sayElsewhere(shortages, refusals)].join(" ");
    case "too-many-parcels":
      return `The stock is so spread that the order would need more than ${maxParcels} ${maxParcels === 1 ? "parcel" : "parcels"}, the most you allow.`;
  }
}

function sayMissing({ sku, title, wanted, available }: Shortage): string {
  const item = title && title !== sku ? `${sku} (${title})` : sku;
  if (available === 0) return `${item} is out of stock: ${wanted} ordered.`;
  return `${wanted - available} more of ${item} ${wanted - available === 1 ? "is" : "are"} needed: ${wanted} ordered, ${available} in stock.`;
}

function sayRest(count: number): string[] {
  return count > 0 ? [`${count} further ${count === 1 ? "item is" : "items are"} short.`] : [];
}

/** Stock that would help if its warehouse could be used. */
function sayElsewhere(shortages: readonly Shortage[], refusals: readonly Refusal[]): string[] {
  const helpful = refusals.filter(({ offer }) => shortages.some(({ sku }) => unitsInStock(offer, sku) > 0));
  return helpful.map(({ offer, reason }) => {
    const why = {
      paused: "is not open",
      "address-not-served": "does not ship there",
      "currency-mismatch": `charges in ${offer.prices.currency}`,
    }[reason];
    return `${offer.name} has some but ${why}.`;
  });
}

function list(items: readonly string[]): string {
  if (items.length <= 2) return items.join(" and ");
  return `${items.slice(0, 2).join(", ")} and ${items.length - 2} more`;
}
