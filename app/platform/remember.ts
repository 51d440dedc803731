/** Answers looked up so many times a second that most are taken from memory. */
export type Remembered<Key, Value> = {
  /** What was looked up at most `forMs` ago, or is being looked up. A fault is not remembered. */
  get(key: Key): Promise<Value>;
  /** Looked up now, whatever is remembered. */
  renew(key: Key): Promise<Value>;
  /** For whoever changes what is looked up. */
  forget(key: Key): void;
};

const MOST_KEYS = 10_000;

/** Remembers what `load` answers, in this process, for `forMs` milliseconds. What another process changes meanwhile is not seen: only for what may be that old. */
export function remember<Key, Value>(load: (key: Key) => Promise<Value>, forMs: number): Remembered<Key, Value> {
  const recent = new Map<Key, { value: Promise<Value>; until: number }>();

  function renew(key: Key): Promise<Value> {
    const value = load(key);
    const entry = { value, until: performance.now() + forMs };
    value.catch(() => {
      if (recent.get(key) === entry) recent.delete(key);
    });
    if (recent.size >= MOST_KEYS) recent.clear();
    recent.set(key, entry);
    return value;
  }

  return {
    renew,
    forget: (key) => void recent.delete(key),
    get(key) {
      const found = recent.get(key);
      return found && performance.now() < found.until ? found.value : renew(key);
    },
  };
}
