import { findShopByDomain } from "#app/platform/find-shop.server.ts";
import { definitions } from "./import-all.ts";
import { runImportStep } from "#app/shopify/import/run-import-step.server.ts";

// A process of its own that works on one step of a shop's import, to the place where it is told to die.
const [domain = "", resource] = process.argv.slice(2);
const shop = await findShopByDomain(domain);
const definition = definitions.find((one) => one.resource === resource);
if (!shop || !definition) throw new Error(`no ${resource ?? "resource"} of ${domain}`);
while ((await runImportStep(shop, definition)).outcome !== "done");
