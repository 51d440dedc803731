import { within } from "./keep-fresh.ts";

/** Things of which many are asked for at once, looked up together and kept fresh behind those who ask. */
export type KeptMany<Group, Value> = {
  /**
   * What there is of these, by id: from memory, as long as it is younger than twice `freshMs`. What isn't known is looked up, all of it by one `load`.
   * What is older is looked up too, and what is known of it serves where that fails or takes too long, until it is older than `staleMs`.
   */
  get(group: Group, ids: readonly string[]): Promise<Map<string, Value>>;
  /** What somebody has looked up by other means. */
  put(group: Group, found: ReadonlyMap<string, Value>): void;
  /** Has these known and kept fresh as if they were asked for: looked up behind, a few at a time. */
  warm(group: Group, ids: readonly string[]): Promise<void>;
};

/** So many at most by one `load` for which somebody waits; of those who come meanwhile the next `load` is made. */
const MOST_AT_ONCE = 500;
const LOADS_AT_ONCE = 2;
/** What is renewed behind goes in steps, so that no step holds up whoever is to be answered. */
const STEP = 50;
const STEP_MS = 25;
/** What nobody has asked for so long is not renewed. */
const IN_USE_MS = 60_000;
/** Where a renewal failed it is tried again after. */
const PAUSE_MS = 1_000;

/** An entry without a value: there is no such thing. */
type Entry<Value> = { group: number; id: string; value: Value | undefined; at: number; usedAt: number };
type Batch = { ids: string[]; done: Promise<unknown>; settle: (coming: Promise<unknown>) => void };
type Line = { waiting: Batch[]; running: number };
type Ages = { freshMs: number; staleMs: number; most: number };

/**
 * Keeps what `load` finds in this process. Of the `most` things those go first that were looked up longest ago, which is what nobody asks for: the
 * rest is renewed.
 */
export function keepManyFresh<Group extends number, Value>(
  load: (group: Group, ids: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
  { freshMs, staleMs, most }: Ages,
): KeptMany<Group, Value> {
  /** Those first that were looked up longest ago. */
  const known = new Map<string, Entry<Value>>();
  /** Those of them that are in use, in much the same order. */
  const inUse = new Set<string>();
  const coming = new Map<string, Promise<unknown>>();
  const lines = new Map<Group, Line>();
  let isSweeping = false;
  let next: { at: number; timer: NodeJS.Timeout } | undefined;

  const keyOf = (group: Group, id: string) => `${group}/${id}`;

  function keep(group: Group, id: string, value: Value | undefined, at: number) {
    const key = keyOf(group, id);
    const usedAt = known.get(key)?.usedAt ?? at;
    known.delete(key);
    known.set(key, { group, id, value, at, usedAt });
    inUse.delete(key);
    inUse.add(key);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    sweepIn(freshMs);
  }

  /** In so many milliseconds, unless it does sooner. */
  function sweepIn(ms: number) {
    const at = performance.now() + ms;
    if (next && next.at <= at) return;
    clearTimeout(next?.timer);
    next = { at, timer: setTimeout(() => void sweep(), ms).unref() };
  }

  /** Looks these up, or waits for whoever does already. */
  async function bring(group: Group, ids: readonly string[]): Promise<void> {
    const line = lines.get(group) ?? { waiting: [], running: 0 };
    lines.set(group, line);
    const awaited = new Set<Promise<unknown>>();
    for (const id of ids) {
      const key = keyOf(group, id);
      const batch = coming.get(key) ?? joinBatch(line, id);
      coming.set(key, batch);
      awaited.add(batch);
    }
    runNext(group, line);
    await Promise.all(awaited);
  }

  function joinBatch({ waiting }: Line, id: string): Promise<unknown> {
    let batch = waiting.at(-1);
    if (!batch || batch.ids.length >= MOST_AT_ONCE) {
      const { promise, resolve } = Promise.withResolvers<unknown>();
      // Nobody may be waiting any more when it fails.
      promise.catch(() => undefined);
      waiting.push((batch = { ids: [], done: promise, settle: resolve }));
    }
    batch.ids.push(id);
    return batch.done;
  }

  function runNext(group: Group, line: Line): void {
    if (line.running >= LOADS_AT_ONCE) return;
    const batch = line.waiting.shift();
    if (!batch) return line.running === 0 ? void lines.delete(group) : undefined;
    line.running += 1;
    batch.settle(
      look(group, batch.ids).finally(() => {
        for (const id of batch.ids) coming.delete(keyOf(group, id));
        line.running -= 1;
        runNext(group, line);
      }),
    );
  }

  async function look(group: Group, ids: readonly string[]): Promise<void> {
    const at = performance.now();
    const found = await load(group, ids);
    for (const id of ids) keep(group, id, found.get(id), at);
  }

  /** Renews the oldest of what is in use, and comes again when the next is due. */
  async function sweep(): Promise<void> {
    next = undefined;
    if (isSweeping) return;
    isSweeping = true;
    const due = Map.groupBy(takeDue(performance.now()), ({ group }) => group as Group);
    let pause = STEP_MS;
    for (const [group, entries] of due) {
      const ids = entries.map(({ id }) => id);
      await bring(group, ids).catch(() => (pause = PAUSE_MS));
    }
    isSweeping = false;
    const [oldest] = inUse;
    const entry = oldest === undefined ? undefined : known.get(oldest);
    if (oldest !== undefined) sweepIn(Math.max(pause, entry ? entry.at + freshMs - performance.now() : 0));
  }

  function takeDue(now: number): Entry<Value>[] {
    const due: Entry<Value>[] = [];
    for (const key of inUse) {
      const entry = known.get(key);
      if (entry && now - entry.at < freshMs) break;
      if (entry && now - entry.usedAt < Math.max(IN_USE_MS, freshMs)) due.push(entry);
      else inUse.delete(key);
      if (due.length >= STEP) break;
    }
    return due;
  }

  return {
    async get(group, ids) {
      const now = performance.now();
      const found = new Map<string, Value>();
      const missing: string[] = [];
      const old: string[] = [];
      for (const id of ids) {
        const entry = known.get(keyOf(group, id));
        if (!entry || now - entry.at >= staleMs) {
          missing.push(id);
          continue;
        }
        entry.usedAt = now;
        if (entry.value !== undefined) found.set(id, entry.value);
        if (now - entry.at >= 2 * freshMs) old.push(id);
        else if (now - entry.at >= freshMs) {
          inUse.add(keyOf(group, id));
          sweepIn(STEP_MS);
        }
      }
      if (missing.length === 0 && old.length === 0) return found;
      const renewed = old.length > 0 ? bring(group, old).catch(() => undefined) : undefined;
      if (missing.length > 0) await bring(group, missing);
      if (renewed) await within(renewed, undefined);
      for (const id of [...missing, ...old]) {
        const value = known.get(keyOf(group, id))?.value;
        if (value !== undefined) found.set(id, value);
      }
      return found;
    },
    put(group, found) {
      const at = performance.now();
      for (const [id, value] of found) keep(group, id, value, at);
    },
    async warm(group, ids) {
      const now = performance.now();
      const missing: string[] = [];
      for (const id of ids) {
        const entry = known.get(keyOf(group, id));
        if (entry) entry.usedAt = now;
        else missing.push(id);
      }
      for (let from = 0; from < missing.length; from += STEP) {
        await bring(group, missing.slice(from, from + STEP));
        await new Promise((later) => setTimeout(later, STEP_MS / 2).unref());
      }
    },
  };
}
