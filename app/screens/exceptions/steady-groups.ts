import type { ExceptionGroup, ExceptionInGroup } from "./read-exceptions.server.ts";

/** An exception as it is listed; `isOver`: it has left the list since, and only keeps its place. */
export type ListedException = ExceptionInGroup & { isOver?: true };
export type ListedGroup = Omit<ExceptionGroup, "items"> & { items: readonly ListedException[] };

/**
 * The groups to show when news of the worklist has come: what has left it since keeps its place until the page is opened anew, so that nothing
 * slides under a finger that was about to press something else, and what is still there keeps its own, whatever has waited longest by now. All the
 * rest is as the news say.
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

/**
 * `fresh`, in the order in which it is `shown` already; what is new stands after what it follows. What is in `shown` alone stays as `asGone` has
 * it, or goes where that is undefined.
 */
function keepPlaces<T>(shown: readonly T[], fresh: readonly T[], keyOf: (one: T) => string, asGone: (one: T) => T | undefined): T[] {
  const now = new Map(fresh.map((one) => [keyOf(one), one]));
  const kept: T[] = [];
  for (const one of shown) {
    const stays = now.get(keyOf(one)) ?? asGone(one);
    if (stays !== undefined) kept.push(stays);
  }
  const isThere = new Set(kept.map(keyOf));
  let after: string | undefined;
  for (const one of fresh) {
    const key = keyOf(one);
    if (!isThere.has(key)) kept.splice(kept.findIndex((other) => keyOf(other) === after) + 1, 0, one);
    after = key;
  }
  return kept;
}

const overOf = (there: ReadonlySet<string>) => (item: ListedException) =>
  there.has(item.id) ? undefined : { ...item, isOver: true as const };

/** What a group is known by: its cause, and what its exceptions share. */
export const keyOf = ({ cause, shared }: Pick<ListedGroup, "cause" | "shared">) => JSON.stringify([cause, shared]);
