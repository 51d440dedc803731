/** What a job leans on says how long it is worth trying again. */
export type RetryClass = "outside-service" | "local" | "never";

/** pg-boss' words for a retry class. Delays are seconds, and double each time up to `retryDelayMax`. */
export const retryPolicy = {
  /** Somebody else's service: from two seconds to ten minutes apart, for a day. */
  "outside-service": { retryLimit: 150, retryDelay: 2, retryBackoff: true, retryDelayMax: 600 },
  /** Our own database: a few quick tries. */
  local: { retryLimit: 5, retryDelay: 1, retryBackoff: true, retryDelayMax: 10 },
  never: { retryLimit: 0, retryDelay: 0, retryBackoff: false },
} as const satisfies Record<RetryClass, object>;
