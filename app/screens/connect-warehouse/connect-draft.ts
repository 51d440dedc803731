import type { ProviderCard } from "#app/warehouses/providers/provider.ts";
import type { TypedPlace } from "./place-fields.tsx";

/** The steps of connecting a warehouse, in order: three, however much the provider asks for. */
export type StepName = "credentials" | "place" | "schedule" | "prices" | "terms";

export function stepsOf({ fields }: Pick<ProviderCard, "fields">): readonly StepName[] {
  return fields.length > 0 ? ["credentials", "place", "terms"] : ["place", "schedule", "prices"];
}

/** The step at which a field stands. */
export function stepOfField(field: string, steps: readonly StepName[]): number {
  const found = (name: StepName) => Math.max(steps.indexOf(name), 0);
  if (field.startsWith("credentials")) return found("credentials");
  if (/^(name|address|buildingId|channelId|startFrom)/.test(field)) return found("place");
  return steps.includes("terms") ? found("terms") : found(field.startsWith("prices") ? "prices" : "schedule");
}

/** What goes to the server of what is typed: only what the provider asks for. */
export function placeForm({ capabilities, fields }: ProviderCard, typed: TypedPlace, credentials: Readonly<Record<string, string>>) {
  const { name, address, buildingId, channelId, startFromLocationId } = typed;
  return {
    name,
    ...(fields.length > 0 && { credentials }),
    ...(capabilities.choosesBuilding ? { buildingId } : { address }),
    ...(capabilities.choosesChannel && { channelId }),
    ...(!capabilities.tellsStock && { startFromLocationId: startFromLocationId || null }),
  };
}
