import type { RoutableOrder } from "./routable-order.ts";
import type { WarehouseVerdict } from "./routing-outcome.ts";
import { sayCountry } from "./say-country.ts";
import type { Refusal } from "./screen-warehouses.ts";

/** Why a warehouse was not considered at all. */
export function explainRefusal({ offer, reason }: Refusal, order: RoutableOrder): WarehouseVerdict {
  return { warehouseId: offer.id, name: offer.name, chosen: false, reason, sentence: sentence() };

  function sentence(): string {
    const { countryCode } = order.destination;
    switch (reason) {
      case "paused":
        return offer.open ? `${offer.name} has no working day in its calendar.` : `${offer.name} is paused.`;
      case "address-not-served":
        return countryCode === null ? "The order has no shipping address." : `${offer.name} does not ship to ${sayCountry(countryCode)}.`;
      case "currency-mismatch":
        return `${offer.name} charges in ${offer.prices.currency}, and the order is in ${order.currency}.`;
    }
  }
}
