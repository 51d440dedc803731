import type { BulkLocationsQuery } from "#admin/bulk-locations.ts";
import { idText } from "#app/shopify/copy/id-text.ts";
import { pgBoolean, pgString } from "#app/shopify/copy/pg-text.ts";
import type { LocationRow } from "./location-table.ts";

export type AdminLocation = Omit<BulkLocationsQuery["locations"]["edges"][number]["node"], "__typename">;

export function locationFromAdmin(location: AdminLocation): LocationRow {
  return {
    id: idText(location.id),
    name: pgString(location.name),
    isActive: pgBoolean(location.isActive),
    isFulfillmentService: pgBoolean(location.isFulfillmentService),
    countryCode: location.address.countryCode,
    updatedAt: location.updatedAt,
  };
}
