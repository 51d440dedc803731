import type { Warehouse } from "#generated/prisma/client.ts";
import type { Shop } from "#app/platform/shop.ts";
import { type Patience, USUAL_PATIENCE } from "./providers/call-provider.server.ts";
import type { WarehouseProvider } from "./providers/provider.ts";
import { providerOf } from "./providers/registry.server.ts";
import { paceOfAccount } from "./providers/request-pace.server.ts";
import { unsealCredentials } from "./secrets.server.ts";
import type { WarehouseConnection } from "./warehouse-connection.ts";

/** Opens the way to a warehouse, whoever runs it. */
export function openConnection(
  shop: Shop,
  warehouse: Pick<Warehouse, "kind" | "credentials" | "buildingId" | "channelId">,
  patience: Partial<Patience> = {},
): WarehouseConnection {
  return openAccount(providerOf(warehouse), unsealCredentials(shop, warehouse.credentials), warehouse, patience);
}

/**
 * In how many seconds the warehouse can be asked for a parcel; 0: now. The turn that comes free then is kept for it, so that nobody has
 * to wait for it: other warehouses may have nothing to do meanwhile.
 */
export function secondsUntilTurn(shop: Shop, warehouse: Pick<Warehouse, "kind" | "credentials">, reference: string): number {
  return paceOfAccount(providerOf(warehouse), unsealCredentials(shop, warehouse.credentials)).keepTurn(reference) / 1000;
}

/** Opens the way to an account at a provider, or to a building of it. Connections to one account share its pace within this process. */
export function openAccount(
  provider: WarehouseProvider,
  credentials: unknown,
  { buildingId = null, channelId = null }: { buildingId?: string | null; channelId?: string | null } = {},
  patience: Partial<Patience> = {},
): WarehouseConnection {
  const pace = paceOfAccount(provider, credentials);
  return provider.connect({ credentials, buildingId, channelId, pace, patience: { ...USUAL_PATIENCE, ...patience } });
}
