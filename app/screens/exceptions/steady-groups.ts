import type { ExceptionGroup, ExceptionInGroup } from "./read-exceptions.server.ts";

/** An exception as it is listed; `isOver`: it has left the list since, and only keeps its place. */
export type ListedException = ExceptionInGroup & { isOver?: true };
export type ListedGroup = Omit<ExceptionGroup, "items"> & { items: readonly ListedException[] };

/**
 * The groups to show when news of the worklist has come: what has left it since keeps its place until the page is opened anew, so that nothing
 * slides under a finger that was about to press something else. All the rest is as the news say.
 */
export function steadyGroups(shown: readonly ListedGroup[], fresh: readonly ExceptionGroup[]): ListedGroup[] {
  const there = new Set(fresh.flatMap(({ items }) => items.map(({ id }) => id)));
  const before = new Map(shown.map((group) => [keyOf(group), group]));
  const groups = fresh.map((group): ListedGroup => {
    const was = before.get(keyOf(group));
    return was ? { ...group, items: keepPlaces(was.items, group.items, ({ id }) => id, overOf(there)) } : group;
  });
  return keepPlaces(shown, groups, keyOf, (group) => {
    const items = group.items.flatMap((item) => overOf(there)(item) ?? []);
    return items.length === 0 ? undefined : { ...group, count: 0, items };
  });
}

/** `fresh`, with what is in `shown` alone put after what stood before it there. `asGone` is how it is kept; undefined where it isn't. */
function keepPlaces<T>(shown: readonly T[], fresh: readonly T[], keyOf: (one: T) => string, asGone: (one: T) => T | undefined): T[] {
  const kept = [...fresh];
  const isThere = new Set(fresh.map(keyOf));
  let after: string | undefined;
  for (const one of shown) {
    const key = keyOf(one);
    const gone = isThere.has(key) ? undefined : asGone(one);
    if (gone !== undefined) kept.splice(kept.findIndex((other) => keyOf(other) === after) + 1, 0, gone);
    if (gone !== undefined || isThere.has(key)) after = key;
  }
  return kept;
}

const overOf = (there: ReadonlySet<string>) => (item: ListedException) =>
  there.has(item.id) ? undefined : { ...item, isOver: true as const };

/** What a group is known by: its cause, and what its exceptions share. */
export const keyOf = ({ cause, shared }: Pick<ListedGroup, "cause" | "shared">) => JSON.stringify([cause, shared]);
