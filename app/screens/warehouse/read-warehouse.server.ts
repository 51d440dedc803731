import type { WarehouseState } from "#generated/prisma/client.ts";
import { readInShop } from "#app/platform/db/in-shop.server.ts";
import type { WarehouseId } from "#app/platform/ids.ts";
import { storedMessage, type Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { cardOf, type ProviderCard } from "#app/warehouses/providers/provider.ts";
import { providerOf } from "#app/warehouses/providers/registry.server.ts";
import type { PostalAddress } from "#app/orders/postal-address.ts";
import { WarehouseTerms } from "#app/warehouses/warehouse-terms.ts";

/** One warehouse as its page shows it, beside its card. No secret leaves the server. */
export type WarehouseDetails = {
  id: string;
  name: string;
  provider: ProviderCard;
  state: WarehouseState;
  lastProblem: Message | null;
  address: PostalAddress;
  terms: WarehouseTerms;
  /** Whether a person has said that the prices are right. */
  pricesConfirmed: boolean;
  buildingId: string | null;
  channelId: string | null;
  /** Shopify's number of its location. */
  locationId: string | null;
  createdAt: string;
  /** When Shopify's numbers were last put right, and how many they were. */
  lastPush: { at: string; items: number } | null;
};

/** Null when the shop has no such warehouse. */
export async function readWarehouse(shop: Shop, id: WarehouseId): Promise<WarehouseDetails | null> {
  const warehouse = await readInShop(shop, (db) => db.warehouse.findUnique({ where: { shopId_id: { shopId: shop.id, id } } }));
  if (!warehouse || warehouse.state === "disconnected") return null;

  const { name, state, lastProblem, buildingId, channelId } = warehouse;
  return {
    id,
    name,
    provider: cardOf(providerOf(warehouse)),
    state,
    lastProblem: lastProblem === null ? null : storedMessage(lastProblem),
    address: warehouse.address as PostalAddress,
    terms: WarehouseTerms.parse(warehouse),
    pricesConfirmed: warehouse.pricesConfirmedAt !== null,
    buildingId,
    channelId,
    locationId: warehouse.locationId?.toString() ?? null,
    createdAt: warehouse.createdAt.toISOString(),
    lastPush: warehouse.stockPushedAt && { at: warehouse.stockPushedAt.toISOString(), items: warehouse.stockDrift },
  };
}
