import type { Warehouse } from "#generated/prisma/client.ts";
import type { Shop } from "#app/platform/shop.ts";
import { USUAL_PATIENCE } from "./providers/call-provider.server.ts";
import type { WarehouseProvider } from "./providers/provider.ts";
import { providerOf } from "./providers/registry.server.ts";
import { paceOfAccount } from "./providers/request-pace.server.ts";
import { unsealCredentials } from "./secrets.server.ts";
import type { WarehouseConnection } from "./warehouse-connection.ts";

/** Opens the way to a warehouse, whoever runs it. */
export function openConnection(
  shop: Shop,
  warehouse: Pick<Warehouse, "kind" | "credentials" | "buildingId" | "channelId">,
): WarehouseConnection {
  return openAccount(providerOf(warehouse), unsealCredentials(shop, warehouse.credentials), warehouse);
}

/** Opens the way to an account at a provider, or to a building of it. Connections to one account share its pace within this process. */
export function openAccount(
  provider: WarehouseProvider,
  credentials: unknown,
  { buildingId = null, channelId = null }: { buildingId?: string | null; channelId?: string | null } = {},
): WarehouseConnection {
  const pace = paceOfAccount(provider, credentials);
  return provider.connect({ credentials, buildingId, channelId, pace, patience: USUAL_PATIENCE });
}
