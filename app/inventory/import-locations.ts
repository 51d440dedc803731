import { BulkLocationsDocument } from "#admin/bulk-locations.ts";
import type { BulkLine, ImportDefinition } from "#app/shopify/import/import-definition.ts";
import { locationFromAdmin } from "./location-from-admin.ts";
import type { AdminLocation } from "./location-from-admin.ts";
import { locationTable } from "./location-table.ts";

export const importLocations: ImportDefinition = {
  resource: "locations",
  document: BulkLocationsDocument,
  root: "Location",
  tables: [locationTable],
  prunes: true,
  read: (line, put) => put(0, locationFromAdmin(line as BulkLine & AdminLocation)),
};
