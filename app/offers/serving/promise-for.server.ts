import { z } from "zod";
import type { OfferAnswer, OfferQuestion } from "#app/contracts/offers.ts";
import { type DeliveryPromise, promiseDelivery } from "#app/fulfillment/delivery-promise/delivery-promise.ts";
import { readKnowledge } from "#app/fulfillment/delivery-promise/read-knowledge.server.ts";
import { regionOf } from "#app/fulfillment/delivery-promise/lane.ts";
import { noteSaid } from "#app/fulfillment/delivery-promise/said-promise.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { keepFresh } from "#app/platform/keep-fresh/keep-fresh.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { Destination } from "#app/routing/routable-order.ts";
import type { Basket } from "../deciding/basket-of.ts";
import { planFor, type Ways } from "../deciding/ships-together.ts";
import type { OfferBook } from "./offer-book.server.ts";

/** Learnt once a night: what was known of a way to a place some minutes ago is known now. */
const FRESH_MS = 300_000;

/**
 * What the page says of when it is there. What is said last at checkout, a date or that there is none (something was added that nobody can ship, or
 * the buyer fetches it himself), is what the order keeps.
 */
export async function promiseTo(
  { placement, checkoutToken, delivery }: OfferQuestion,
  basket: Basket,
  { ways, book }: { ways: Ways; book: OfferBook },
): Promise<OfferAnswer["promise"]> {
  const promise = delivery === "pickup" ? null : await promiseFor(basket, ways, book);
  if (placement === "checkout" && checkoutToken !== undefined) noteSaid(book.shop, checkoutToken, promise);
  return promise && { date: promise.date, confidence: Math.round(promise.confidence * 100) };
}

/**
 * By when a buyer has these, as the plan says that would dispatch them now; null where no warehouse can keep a promise, or nobody knows yet
 * where they go.
 */
export async function promiseFor(basket: Basket, ways: Ways, book: OfferBook): Promise<DeliveryPromise | null> {
  if (ways.destination.countryCode === null || !basket.some(({ goods }) => goods.requiresShipping)) return null;
  const known = await knowledgeOf(book.shop, ways.destination);
  return promiseDelivery(planFor(basket, ways), ways.destination, book.shippers, known);
}

const knowledge = keepFresh(readFor, { freshMs: FRESH_MS, staleMs: 24 * 3_600_000, most: 20_000 });

/** By a part of a country, not by a postcode: hardly two buyers have the same one. */
function knowledgeOf({ id }: Shop, destination: Destination) {
  return knowledge.get(JSON.stringify([id, destination.countryCode, regionOf(destination)]));
}

function readFor(key: string) {
  const [id, countryCode, region] = Place.parse(JSON.parse(key));
  const shop = { id: id as ShopId };
  return inShop(shop, (db) => readKnowledge(db, shop, { countryCode, provinceCode: region, zip: null }));
}

const Place = z.tuple([z.number(), z.string(), z.string()]);
