import { expect, test } from "vitest";
import { wordsFor } from "#app/platform/messages/words.ts";
import { AdminFault } from "../admin-fault.ts";
import { BulkFileFault, exportEnded, notExported, wordsOfImportFault } from "./import-fault.ts";

const words = wordsFor({ language: "en", timeZone: "UTC" });

test.each([
  ["Shopify's own words of what it refuses", notExported("orders", "The shop is being moved."), /give it out: The shop is being moved\.$/],
  ["that Shopify gave no reason", notExported("orders"), /give it out: it gave no reason\.$/],
  ["what ended an export", exportEnded("orders", "ACCESS_DENIED"), /\(ACCESS_DENIED\)\.$/],
  ["that a file has gone", new BulkFileFault("gone", "for the log"), /no longer keeps the file\.$/],
  ["that Shopify didn't answer", new AdminFault("unavailable", "for the log"), /didn't answer/],
  ["of a fault of our own only that", new TypeError("x is not a function"), /^Something went wrong in Waybill\.$/],
])("a merchant is told %s", (_, fault, said) => {
  expect(words(wordsOfImportFault(fault))).toMatch(said);
});
