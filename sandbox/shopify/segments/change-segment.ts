import type { ShopState } from "../state/shop-state.ts";
import { addSegment } from "./add-segment.ts";
import { findSegmentToChange } from "./find-segment.ts";
import { readSegmentQuery } from "./segment-query.ts";

type Problem = { field: string[] | null; message: string };

const LONGEST_NAME = 255;
const NOT_THERE: Problem = { field: ["id"], message: "Segment does not exist" };

const refused = (...userErrors: Problem[]) => ({ segment: null, userErrors });

/** `segmentCreate`. A name that is taken gets a number. */
export function createSegment(shop: ShopState, { name, query }: { name: string; query: string }) {
  const problems = problemsOf({ name, query });
  if (problems.length > 0) return refused(...problems);
  return { segment: addSegment(shop, freeName(shop, name), query), userErrors: [] };
}

/** `segmentUpdate`. What is null stays as it is. */
export function changeSegment(
  shop: ShopState,
  { id, name, query }: { id: string; name?: string | null; query?: string | null },
): Record<string, unknown> {
  const segment = findSegmentToChange(shop, id);
  if (!segment) return refused(NOT_THERE);
  if (name == null && query == null) return refused({ field: null, message: "At least one attribute to change must be present" });
  const problems = problemsOf({ name, query });
  if (problems.length > 0) return refused(...problems);
  Object.assign(segment, { name: name ?? segment.name, query: query ?? segment.query, updatedAt: shop.now() });
  return { segment, userErrors: [] };
}

/** `segmentDelete`. */
export function deleteSegment(shop: ShopState, { id }: { id: string }) {
  const segment = findSegmentToChange(shop, id);
  if (!segment) return { deletedSegmentId: null, userErrors: [NOT_THERE] };
  shop.segments.delete(segment.id);
  return { deletedSegmentId: id, userErrors: [] };
}

/** The query is read once name and query could stand as they are. */
function problemsOf({ name, query }: { name?: string | null; query?: string | null }): Problem[] {
  const problems = [
    ...(name?.trim() === "" ? [{ field: ["name"], message: "Name can't be blank" }] : []),
    ...((name?.length ?? 0) > LONGEST_NAME
      ? [{ field: ["name"], message: `Name is too long (maximum is ${LONGEST_NAME} characters)` }]
      : []),
    ...(query?.trim() === "" ? [{ field: ["query"], message: "Query can't be blank" }] : []),
  ];
  if (problems.length > 0 || query == null) return problems;
  const read = readSegmentQuery(query);
  return "problems" in read ? read.problems.map((problem) => ({ field: ["query"], message: `Query ${problem}` })) : [];
}

function freeName(shop: ShopState, name: string): string {
  const taken = new Set([...shop.segments.values()].map((segment) => segment.name));
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name} (${number})`;
  return free;
}
