-- Who runs a warehouse is known to the registry of providers, and no longer to the database as well: a new provider needs no migration.
ALTER TABLE "warehouse" ALTER COLUMN "kind" TYPE text USING "kind"::text;

-- Processes of the release before compare and write the column as the type it had. They may until they are replaced: the type and its cast
-- go a release later.
CREATE CAST ("WarehouseKind" AS text) WITH INOUT AS IMPLICIT;
