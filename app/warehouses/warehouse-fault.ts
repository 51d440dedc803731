/** No usable answer came from a warehouse: whether the effect happened is unknown until somebody looks. */
export class WarehouseFault extends Error {
  readonly code: "timeout" | "unreachable" | "rate-limited" | "server-error" | "nonsense";
  /** When the provider said how long to wait. */
  readonly retryAfterSeconds: number | null;

  constructor(code: WarehouseFault["code"], message: string, options?: { cause?: unknown; retryAfterSeconds?: number }) {
    super(message, { cause: options?.cause });
    this.name = "WarehouseFault";
    this.code = code;
    this.retryAfterSeconds = options?.retryAfterSeconds ?? null;
  }
}
