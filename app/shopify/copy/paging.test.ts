import fc from "fast-check";
import { expect, test } from "vitest";
import { batchesOf, everyPage } from "./paging.ts";

test("batches hold everything once and in order, and none is too large or empty", () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 7 }), (items, size) => {
      const batches = [...batchesOf(items, size)];
      expect(batches.flat()).toEqual(items);
      for (const batch of batches) expect(batch.length).toBeGreaterThan(0);
      for (const batch of batches.slice(0, -1)) expect(batch).toHaveLength(size);
      expect(batches.at(-1)?.length ?? 0).toBeLessThanOrEqual(size);
    }),
  );
});

test("a connection of any length is read to its end, each page once", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 1, maxLength: 6 }), async (pages) => {
      const page = (at: number) => ({
        nodes: pages[at] ?? [],
        pageInfo: { hasNextPage: at + 1 < pages.length, endCursor: at + 1 < pages.length ? String(at + 1) : null },
      });
      const asked: string[] = [];
      const nodes = await everyPage(page(0), (after) => {
        asked.push(after);
        return Promise.resolve(page(Number(after)));
      });
      expect(nodes).toEqual(pages.flat());
      expect(asked).toEqual(pages.slice(1).map((_, at) => String(at + 1)));
    }),
  );
});

test("what goes away while it is read ends there, with what was read so far", async () => {
  const first = { nodes: [1, 2], pageInfo: { hasNextPage: true, endCursor: "2" } };
  expect(await everyPage(first, () => Promise.resolve(null))).toEqual([1, 2]);
});
