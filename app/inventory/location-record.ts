import { BulkLocationsDocument } from "#admin/bulk-locations.ts";
import type { LocationFieldsFragment } from "#admin/location-fields.ts";
import { copiedTable } from "#app/shopify/copy/copied-table.ts";
import type { RowOf } from "#app/shopify/copy/copied-table.ts";
import { idText } from "#app/shopify/copy/id-text.ts";
import { pgBoolean, pgString } from "#app/shopify/copy/pg-text.ts";
import type { BulkLine, ImportDefinition } from "#app/shopify/import/import-definition.ts";

export const locationTable = copiedTable({
  name: "location",
  columns: {
    id: "bigint",
    name: "text",
    isActive: "boolean",
    isFulfillmentService: "boolean",
    countryCode: "text",
    updatedAt: "timestamptz",
  },
  key: ["id"],
  updatedAt: "updatedAt",
});

export function locationFromAdmin(location: LocationFieldsFragment): RowOf<typeof locationTable> {
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
  pagesBy: "ID",
  tables: [locationTable],
  prunes: true,
  read: (line, put) => put(0, locationFromAdmin(line as BulkLine & LocationFieldsFragment)),
};
