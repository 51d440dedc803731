import { verbatim, withoutFullStop, type Message } from "#app/platform/messages/message.ts";
import { AdminFault, wordsOfAdminFault } from "../admin-fault.ts";
import { shopify } from "../messages.ts";

/** A result file is gone (after seven days), was cut off, or does not hold what Shopify says it does. In each case it is made anew. */
export class BulkFileFault extends Error {
  readonly code: "gone" | "cut-off" | "corrupt";

  constructor(code: BulkFileFault["code"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "BulkFileFault";
    this.code = code;
  }
}

/** Shopify did not begin to write a file, and what it said of that. */
export function notExported(resource: string, said?: string): AdminFault {
  const words = shopify.message("not-exported", { why: said ? verbatim(withoutFullStop(said)) : shopify.message("no-reason") });
  return new AdminFault("invalid-request", `Shopify does not export ${resource}: ${said ?? "it gave no reason"}`, { words });
}

/** Shopify stopped before its file was whole. */
export function exportEnded(resource: string, status: string): AdminFault {
  return new AdminFault("unavailable", `Shopify ended the export of ${resource}: ${status}.`, {
    words: shopify.message("export-ended", { status }),
  });
}

/** Why a resource could not be copied, as a merchant may read it. A fault of our own says only that, and is found in the log. */
export function wordsOfImportFault(fault: unknown): Message {
  if (fault instanceof BulkFileFault) return shopify.message(`file-${fault.code}`);
  return fault instanceof AdminFault ? wordsOfAdminFault(fault) : shopify.message("our-fault");
}
