import { AdminFault } from "#app/shopify/admin-fault.ts";

/** No usable answer came from a warehouse: whether the effect happened is unknown until somebody looks. */
export class WarehouseFault extends Error {
  /** `unauthorized`: the credentials, accepted when the warehouse was connected, no longer are; somebody has to renew them. */
  readonly code: "timeout" | "unreachable" | "rate-limited" | "server-error" | "nonsense" | "unauthorized";
  /** When the provider said how long to wait. */
  readonly retryAfterSeconds: number | null;

  constructor(code: WarehouseFault["code"], message: string, options?: { cause?: unknown; retryAfterSeconds?: number }) {
    super(message, { cause: options?.cause });
    this.name = "WarehouseFault";
    this.code = code;
    this.retryAfterSeconds = options?.retryAfterSeconds ?? null;
  }
}

/** What went wrong, as a merchant may read it. A fault of our own says only that, and is found in the log. */
export function wordsOfFault(fault: unknown): string {
  if (fault instanceof WarehouseFault || fault instanceof AdminFault) return fault.message;
  return "Something went wrong in Waybill. It tries again by itself.";
}
