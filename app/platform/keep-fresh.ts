/** Values looked up in the background, so that whoever asks need not wait for them again. */
export type KeptFresh<Key, Value> = {
  /**
   * What is known, at once where it is younger than twice `freshMs` (looked up anew behind it from `freshMs` on). Older, it is looked up, and
   * what is known serves where that fails or takes longer than `PATIENCE_MS`, until it is older than `staleMs`.
   */
  get(key: Key): Promise<Value>;
  /** For whoever changes what is looked up in this process. */
  forget(key: Key): void;
};

const PATIENCE_MS = 60;

type Entry<Value> = { value: Value; at: number } | undefined;
type Ages = { freshMs: number; staleMs: number; most: number };

/** Keeps what `load` answers in this process, the `most` last used ones, so that a database which is away for `staleMs` is not noticed. */
export function keepFresh<Key, Value>(load: (key: Key) => Promise<Value>, { freshMs, staleMs, most }: Ages): KeptFresh<Key, Value> {
  const known = new Map<Key, Entry<Value>>();
  const loading = new Map<Key, Promise<Value>>();

  function look(key: Key): Promise<Value> {
    const begun = loading.get(key);
    if (begun) return begun;
    const at = performance.now();
    const looked = load(key)
      .then((value) => {
        if (loading.get(key) === looked) keep(key, { value, at });
        return value;
      })
      .finally(() => {
        if (loading.get(key) === looked) loading.delete(key);
      });
    loading.set(key, looked);
    return looked;
  }

  function keep(key: Key, entry: Entry<Value>) {
    known.delete(key);
    known.set(key, entry);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
  }

  return {
    async get(key) {
      const entry = known.get(key);
      const age = entry ? performance.now() - entry.at : Infinity;
      if (!entry || age >= staleMs) return look(key);
      keep(key, entry);
      if (age < freshMs) return entry.value;
      const looked = look(key).catch(() => entry.value);
      return age < 2 * freshMs ? entry.value : within(looked, entry.value);
    },
    forget(key) {
      known.delete(key);
      loading.delete(key);
    },
  };
}

/** What comes in time, else what is known. */
export async function within<Value>(coming: Promise<Value>, known: Value): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Value>((over) => (timer = setTimeout(() => over(known), PATIENCE_MS)));
  const value = await Promise.race([coming, late]);
  clearTimeout(timer);
  return value;
}
