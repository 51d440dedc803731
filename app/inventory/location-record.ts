import { BulkLocationsDocument } from "#admin/bulk-locations.ts";
import type { LocationFieldsFragment } from "#admin/location-fields.ts";
import type { CopiedTable, RowOf } from "#app/shopify/copy/copied-table.ts";
import { idText } from "#app/shopify/copy/id-text.ts";
import { pgBoolean, pgString } from "#app/shopify/copy/pg-text.ts";
import type { BulkLine, ImportDefinition } from "#app/shopify/import/import-definition.ts";

const columns = {
  id: "bigint",
  name: "text",
  isActive: "boolean",
  isFulfillmentService: "boolean",
  countryCode: "text",
  updatedAt: "timestamptz",
} as const;

export type LocationRow = RowOf<typeof columns>;

export const locationTable: CopiedTable = { name: "location", columns, key: ["id"], updatedAt: "updatedAt" };

export function locationFromAdmin(location: LocationFieldsFragment): LocationRow {
  return {
    id: idText(location.id),
    name: pgString(location.name),
    isActive: pgBoolean(location.isActive),
    isFulfillmentService: pgBoolean(location.isFulfillmentService),
    countryCode: location.address.countryCode,
    updatedAt: location.updatedAt,
  };
}

export const importLocations: ImportDefinition = {
  resource: "locations",
  document: BulkLocationsDocument,
  root: "Location",
  tables: [locationTable],
  prunes: true,
  read: (line, put) => put(0, locationFromAdmin(line as BulkLine & LocationFieldsFragment)),
};
