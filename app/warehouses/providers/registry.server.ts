import { builtIn } from "./built-in/provider.ts";
import type { Capabilities, WarehouseProvider } from "./provider.ts";
import { shipBob } from "./shipbob/provider.server.ts";

const providers: WarehouseProvider[] = [builtIn, shipBob];

/** Adds a provider that is not one of the house's own, before the rooms are read: they hear the calls of those that are known then. */
export function registerProvider(provider: WarehouseProvider): void {
  if (findProvider(provider.kind)) throw new Error(`There is a warehouse provider "${provider.kind}" already.`);
  providers.push(provider);
}

/** In the order in which they are offered. */
export function listProviders(): readonly WarehouseProvider[] {
  return providers;
}

export function findProvider(kind: string): WarehouseProvider | undefined {
  return providers.find((provider) => provider.kind === kind);
}

/** The provider of a warehouse. Throws when this release does not know it. */
export function providerOf({ kind }: { kind: string }): WarehouseProvider {
  const provider = findProvider(kind);
  if (!provider) throw new Error(`No warehouse provider is called "${kind}".`);
  return provider;
}

/** Whether the merchant's own people pack this warehouse's parcels at our packing station. */
export function isPackedHere(warehouse: { kind: string }): boolean {
  return providerOf(warehouse).capabilities.packedHere;
}

/** Whether this warehouse's shelves are counted in Waybill: its provider can't be asked what lies there. */
export function isCountedHere(warehouse: { kind: string }): boolean {
  return !providerOf(warehouse).capabilities.tellsStock;
}

/** Whether what is due on delivery can be collected for this warehouse's parcels. */
export function collectsCash(warehouse: { kind: string }): boolean {
  return providerOf(warehouse).capabilities.collectsCash;
}

/** The kinds of the warehouses that are packed here, for a query: `"kind" = ANY (…)`. */
export const kindsPackedHere = (): string[] => kindsThat(({ packedHere }) => packedHere);

/** The kinds of the warehouses that are counted here, for a query. */
export const kindsCountedHere = (): string[] => kindsThat(({ tellsStock }) => !tellsStock);

/** The kinds of the warehouses that call us, for a query: also the sources under which their calls are kept. */
export const kindsThatCall = (): string[] => kindsThat(({ callsUs }) => callsUs);

function kindsThat(can: (capabilities: Capabilities) => boolean): string[] {
  return providers.filter(({ capabilities }) => can(capabilities)).map(({ kind }) => kind);
}
