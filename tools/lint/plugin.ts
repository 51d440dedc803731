import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { providerNames, readProviders } from "./provider-names.ts";
import { upwardTable } from "./upward-table.ts";
import { wordsInCatalogue } from "./words-in-catalogue.ts";

const root = join(import.meta.dirname, "../..");

/** Changes with all that the rules look at beside a file itself, so that what ESLint has cached is judged anew. */
function version(): string {
  const hash = createHash("sha256").update(readProviders(root).join());
  for (const file of globSync(["prisma/schema/*.prisma", "tools/lint/*.ts"], { cwd: root }).sort()) {
    hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex").slice(0, 12);
}

/** The rules of this house that ESLint holds (docs/architecture.md). */
export const waybill = {
  meta: { name: "waybill", version: version() },
  rules: { "upward-table": upwardTable, "provider-names": providerNames, "words-in-catalogue": wordsInCatalogue },
};
