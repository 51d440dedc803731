/** What each of many may do in a time: `perSecond` for long, `burst` at once. */
export type TokenBuckets = {
  /** Whether this one may once more, at this moment (milliseconds of any clock that only goes forward). */
  take(key: string, now: number): boolean;
  /** How many are remembered. */
  readonly size: number;
};

type Limits = { perSecond: number; burst: number; most: number };

/**
 * A bucket of tokens for each key. Of the `most` that are remembered the one is forgotten that was heard of longest ago: whoever comes by ever new
 * names costs no more memory, and is not told from a new one; nobody else is refused for it.
 */
export function tokenBuckets({ perSecond, burst, most }: Limits): TokenBuckets {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take(key, now) {
      const known = buckets.get(key);
      buckets.delete(key);
      const bucket = known ?? { tokens: burst, at: now };
      bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
      bucket.at = now;
      buckets.set(key, bucket);
      const [oldest] = buckets.keys();
      if (buckets.size > most && oldest !== undefined) buckets.delete(oldest);
      if (bucket.tokens < 1) return false;
      bucket.tokens -= 1;
      return true;
    },
    get size() {
      return buckets.size;
    },
  };
}
