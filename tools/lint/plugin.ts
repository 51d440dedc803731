import { hooksPerFile } from "./hooks-per-file.ts";
import { providerNames } from "./provider-names.ts";
import { noOwnClock, noOwnPayload } from "./read-elsewhere.ts";
import { upwardTable } from "./upward-table.ts";
import { wordsInCatalogue } from "./words-in-catalogue.ts";

/** The rules of this house that Oxlint holds (docs/architecture.md). */
export const rules = {
  "hooks-per-file": hooksPerFile,
  "no-own-clock": noOwnClock,
  "no-own-payload": noOwnPayload,
  "provider-names": providerNames,
  "upward-table": upwardTable,
  "words-in-catalogue": wordsInCatalogue,
};

export default { meta: { name: "waybill" }, rules };
