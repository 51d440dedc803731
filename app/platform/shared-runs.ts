/** Runs that many may wait for together, by what they are about. */
export type SharedRuns<Key> = {
  /** The run that is under way, or one that begins now. */
  join(key: Key, run: () => Promise<void>): Promise<void>;
  /** A run that begins after this was asked: those who ask while one is under way share the next. */
  next(key: Key, run: () => Promise<void>): Promise<void>;
};

/** Whoever waits for a run shares how it ends, a fault too. Nothing is remembered of a run that has ended. */
export function createSharedRuns<Key>(): SharedRuns<Key> {
  const underWay = new Map<Key, { current: Promise<void>; next?: Promise<void> }>();

  function begin(key: Key, run: () => Promise<void>): Promise<void> {
    const entry: { current: Promise<void>; next?: Promise<void> } = { current: Promise.resolve() };
    entry.current = run().finally(() => {
      if (underWay.get(key) === entry && !entry.next) underWay.delete(key);
    });
    underWay.set(key, entry);
    return entry.current;
  }

  return {
    join: (key, run) => underWay.get(key)?.current ?? begin(key, run),
    next(key, run) {
      const entry = underWay.get(key);
      if (!entry) return begin(key, run);
      const again = () => begin(key, run);
      return (entry.next ??= entry.current.then(again, again));
    },
  };
}
