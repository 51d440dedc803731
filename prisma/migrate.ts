import { fileURLToPath } from "node:url";
import { makeReady } from "#app/platform/db/migrate.server.ts";

// `npm run migrate`: brings the database of DATABASE_URL up to date, as its owner (DATABASE_OWNER_URL), before a new release is started.
const url = process.env["DATABASE_URL"];
if (url) {
  const applied = await makeReady(process.env["DATABASE_OWNER_URL"] || url, url, fileURLToPath(new URL("./migrations", import.meta.url)));
  console.log(applied.length === 0 ? "The schema is up to date." : `Applied ${applied.join(", ")}.`);
} else {
  console.error("Set DATABASE_URL to the database that is to be migrated.");
  process.exitCode = 1;
}
