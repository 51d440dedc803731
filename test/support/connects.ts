import type { Shop } from "#app/platform/shop.ts";
import { connectFormOf } from "#app/warehouses/connect-form.ts";
import { connectWarehouse } from "#app/fulfillment/connecting/connect-warehouse.server.ts";
import { providerOf } from "#app/warehouses/providers/registry.server.ts";

export type Wanted = { kind: string; name: string } & Record<string, unknown>;

/** A merchant connects a warehouse, with what its provider's form asks for. */
export function connects(shop: Shop, { kind, ...form }: Wanted) {
  const provider = providerOf({ kind });
  return connectWarehouse(shop, provider, connectFormOf(provider).parse(form));
}
