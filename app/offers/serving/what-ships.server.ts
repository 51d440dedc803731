import { now } from "#app/platform/clock.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { Destination } from "#app/routing/routable-order.ts";
import { shipsWith, type Ways } from "../deciding/ships-together.ts";
import { offerBook } from "./offer-book.server.ts";
import { promiseFor } from "./promise-for.server.ts";
import { readSupplies, type Supply } from "./read-supply.server.ts";

/** Something of a list that can be had, and how many of it. */
export type Shippable<Wanted> = { wanted: Wanted; supply: Supply; quantity: number };

/**
 * What of these some warehouse can ship to a place at this moment, in their order: what can't be bought any more (a draft, archived, taken off the Online Store), what we don't know, and what lies
 * nowhere from where it may go there is left out. Of what is short it is what there is. Asked without a country it has to lie somewhere. Stock is some
 * seconds old, unless another reader is given.
 */
export async function whatShips<Wanted extends { variantId: string; quantity: number }>(
  shop: Shop,
  all: readonly Wanted[],
  destination: Destination,
  read: (variantIds: readonly string[]) => Promise<ReadonlyMap<string, Supply>> = (variantIds) => readSupplies(shop.id, variantIds),
): Promise<Shippable<Wanted>[]> {
  const ways = await waysTo(shop, destination);
  if (!ways || all.length === 0) return [];
  const supplies = await read([...new Set(all.map(({ variantId }) => variantId))]);
  const ships = shipsWith([], ways.ways);
  return all.flatMap((wanted) => {
    const supply = supplies.get(wanted.variantId);
    if (!supply?.isBuyable) return [];
    const quantity = mostThat((units) => ships(supply, units), wanted.quantity);
    return quantity === 0 ? [] : [{ wanted, supply, quantity }];
  });
}

/** How many of so many ship: where fewer do, so do fewer than these. */
function mostThat(ships: (units: number) => boolean, wanted: number): number {
  if (ships(wanted)) return wanted;
  if (!ships(1)) return 0;
  let [some, tooMany] = [1, wanted];
  while (tooMany - some > 1) {
    const between = Math.floor((some + tooMany) / 2);
    if (ships(between)) some = between;
    else tooMany = between;
  }
  return some;
}

/** By which day (ISO date) these would be there, ordered now; null where nothing can be promised. */
export async function whenThere(
  shop: Shop,
  things: readonly Pick<Shippable<unknown>, "supply" | "quantity">[],
  destination: Destination,
): Promise<string | null> {
  const ways = await waysTo(shop, destination);
  if (!ways) return null;
  const basket = things.map(({ supply, quantity }) => ({ goods: supply, quantity }));
  return (await promiseFor(basket, ways.ways, ways.book))?.date ?? null;
}

async function waysTo(shop: Shop, destination: Destination) {
  const book = await offerBook(shop.domain);
  if (!book) return undefined;
  const ways: Ways = { sites: book.sites, policy: book.policy, currency: shop.currency, destination, now: now() };
  return { book, ways };
}
