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

/** Shopify writes no file of a resource, and what a merchant may read of that. It may be read page by page all the same. */
export class ExportFault extends Error {
  readonly words: Message;

  constructor(message: string, words: Message, options?: ErrorOptions) {
    super(message, options);
    this.name = "ExportFault";
    this.words = words;
  }
}

/** Shopify lets the app run no bulk operations: they have to be enabled for it, or this one asks for what it may not read. */
export function notAllowed(resource: string, cause: unknown): ExportFault {
  return new ExportFault(`Shopify allows no export of ${resource}.`, shopify.message("bulk-not-allowed"), { cause });
}

/** Shopify did not begin to write a file, and what it said of that. */
export function notExported(resource: string, said?: string): ExportFault {
  const words = shopify.message("not-exported", { why: said ? verbatim(withoutFullStop(said)) : shopify.message("no-reason") });
  return new ExportFault(`Shopify does not export ${resource}: ${said ?? "it gave no reason"}`, words);
}

/** Shopify stopped before its file was whole. */
export function exportEnded(resource: string, status: string): ExportFault {
  return new ExportFault(`Shopify ended the export of ${resource}: ${status}.`, shopify.message("export-ended", { status }));
}

/** Shopify neither writes on nor says that it has stopped. */
export function exportStands(resource: string, how: "export-stands-still" | "no-free-export"): ExportFault {
  return new ExportFault(`Shopify's export of ${resource}: ${how}.`, shopify.message(how));
}

/**
 * Why a step that failed in bulk goes on by pages, as a merchant may read it; null where it does not: a file that has merely grown too old is
 * made anew, and who gets no answer of Shopify gets no page either.
 */
export function whyByPages(fault: unknown): Message | null {
  if (fault instanceof ExportFault) return fault.words;
  return fault instanceof BulkFileFault && fault.code !== "gone" ? wordsOfImportFault(fault) : null;
}

/** Why a resource could not be copied, as a merchant may read it. A fault of our own says only that, and is found in the log. */
export function wordsOfImportFault(fault: unknown): Message {
  if (fault instanceof BulkFileFault) return shopify.message(`file-${fault.code}`);
  if (fault instanceof ExportFault) return fault.words;
  return fault instanceof AdminFault ? wordsOfAdminFault(fault) : shopify.message("our-fault");
}
