import { expect, test } from "vitest";
import { verbatim } from "#app/platform/messages/message.ts";
import type { ExceptionGroup } from "./read-exceptions.server.ts";
import { type ListedGroup, steadyGroups } from "./steady-groups.ts";

const NOTHING = { sku: null, productId: null, warehouseId: null, countryCode: null };

function group(cause: string, ...ids: string[]): ExceptionGroup {
  const about = { orderId: null, orderName: null, orderIsHeld: false, isPastStopping: false, warehouseId: null, ownerId: null };
  const items = ids.map((id) => ({ ...about, id, message: verbatim(id), openedAt: "2026-01-01T10:00:00.000Z" }));
  return { cause, shared: NOTHING, sharedName: null, count: ids.length, oldest: "2026-01-01T10:00:00.000Z", items };
}
/** "cause: a (b) c", with what is over in brackets. */
const seen = (groups: readonly ListedGroup[]) =>
  groups.map(({ cause, items }) => `${cause}: ${items.map(({ id, isOver }) => (isOver ? `(${id})` : id)).join(" ")}`);

const shown = [group("short", "a", "b", "c"), group("late", "d")];

test("what has left the worklist keeps its place, and what comes finds its own", () => {
  expect(seen(steadyGroups(shown, [group("short", "a", "c", "e"), group("late", "d")]))).toEqual(["short: a (b) c e", "late: d"]);
  expect(seen(steadyGroups(shown, [group("short", "b", "c"), group("late", "d")]))).toEqual(["short: (a) b c", "late: d"]);
});

test("a cause that is over keeps its place with all that it had, and is counted no more", () => {
  const now = steadyGroups(shown, [group("late", "d")]);
  expect(seen(now)).toEqual(["short: (a) (b) (c)", "late: d"]);
  expect(now.map(({ count }) => count)).toEqual([0, 1]);
  expect(seen(steadyGroups(now, [group("late")]))).toEqual(["short: (a) (b) (c)", "late: (d)"]);
});

test("what is put back on the list stands where it stood", () => {
  const without = steadyGroups(shown, [group("short", "a", "c"), group("late", "d")]);
  expect(seen(steadyGroups(without, shown))).toEqual(["short: a b c", "late: d"]);
});

test("what goes over to another cause is shown there alone", () => {
  expect(seen(steadyGroups(shown, [group("short", "a", "c"), group("late", "d", "b")]))).toEqual(["short: a c", "late: d b"]);
});

test("what is still listed keeps its place also where another one waits longest by now", () => {
  expect(seen(steadyGroups(shown, [group("late", "d"), group("short", "c", "b")]))).toEqual(["short: (a) b c", "late: d"]);
  expect(seen(steadyGroups(shown, [group("late", "d", "e"), group("new", "f"), group("short", "c")]))).toEqual([
    "short: (a) (b) c",
    "late: d e",
    "new: f",
  ]);
});
