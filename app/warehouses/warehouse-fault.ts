import { wordsFor } from "#app/platform/messages/words.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { AdminFault, wordsOfAdminFault } from "#app/shopify/admin-fault.ts";
import { warehouses } from "./messages.ts";

const forTheLog = wordsFor({ language: "en", timeZone: "UTC" });

/** No usable answer came from a warehouse: whether the effect happened is unknown until somebody looks. */
export class WarehouseFault extends Error {
  /** `unauthorized`: the credentials, accepted when the warehouse was connected, no longer are; somebody has to renew them. */
  readonly code: "timeout" | "unreachable" | "rate-limited" | "server-error" | "nonsense" | "unauthorized";
  /** What went wrong, for the merchant; `message` says the same in English, for the log. */
  readonly words: Message;
  /** When the provider said how long to wait. */
  readonly retryAfterSeconds: number | null;

  constructor(code: WarehouseFault["code"], words: Message, options?: { cause?: unknown; retryAfterSeconds?: number }) {
    super(forTheLog(words), { cause: options?.cause });
    this.name = "WarehouseFault";
    this.code = code;
    this.words = words;
    this.retryAfterSeconds = options?.retryAfterSeconds ?? null;
  }
}

/** What went wrong, as a merchant may read it. A fault of our own says only that, and is found in the log. */
export function wordsOfFault(fault: unknown): Message {
  if (fault instanceof WarehouseFault) return fault.words;
  return fault instanceof AdminFault ? wordsOfAdminFault(fault) : warehouses.message("our-fault");
}
