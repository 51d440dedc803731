/** ShipBob's rate limit: so many requests in any 60 seconds, told in two headers. */
export type SlidingWindow = {
  /** Counts a request made at `nowMs` unless the window is full. A refused request is not counted. */
  admit(nowMs: number): { admitted: true; remaining: number } | { admitted: false; retryAfterSeconds: number };
};

const windowMs = 60_000;

export function createSlidingWindow(limit: number): SlidingWindow {
  let admitted: number[] = [];
  return {
    admit(nowMs) {
      admitted = admitted.filter((at) => at > nowMs - windowMs);
      const oldest = admitted[0];
      if (admitted.length >= limit && oldest !== undefined)
        return { admitted: false, retryAfterSeconds: Math.max(1, Math.ceil((oldest + windowMs - nowMs) / 1000)) };
      admitted.push(nowMs);
      return { admitted: true, remaining: limit - admitted.length };
    },
  };
}
