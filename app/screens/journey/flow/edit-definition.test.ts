import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { JourneyDefinition, type JourneyNode } from "#app/recovery/journeys/journey-definition.ts";
import { reachableFrom } from "./edges.ts";
import { goesWith, insertAt, moveDown, moveUp, removeNode } from "./edit-definition.ts";
import { type Chain, flowOf, gapAfter, looseNodes } from "./flow-of.ts";

const delay = (id: string, next: string | null): JourneyNode => ({ kind: "delay", id, minutes: 60, next });
const split = (id: string, next: string | null, otherwise: string | null): JourneyNode => ({
  kind: "split",
  id,
  all: [{ code: "cart-value", args: { from: 1, to: null } }],
  next,
  otherwise,
});
const definition = (first: string | null, ...nodes: JourneyNode[]): JourneyDefinition =>
  JourneyDefinition.parse({
    trigger: { kind: "checkout-abandoned", all: [] },
    reentry: { isAllowed: true, afterHours: 0 },
    discount: null,
    first,
    nodes,
  });

/** A flow in short: `a b? [c | d] e`. */
function drawn({ steps, tail }: Chain): string {
  const shown = steps.map(({ node, branches }) =>
    branches.length === 0 ? node.id : `${node.id} [${branches.map(({ chain }) => drawn(chain)).join(" | ")}]`,
  );
  return [...shown, ...(tail.is === "goes-to" ? [`>${tail.id}`] : [])].join(" ");
}

describe("a journey is drawn", () => {
  test.each<[string, JourneyDefinition, string]>([
    ["as a line", definition("a", delay("a", "b"), delay("b", null)), "a b"],
    ["with branches that end apart", definition("a", split("a", "b", "c"), delay("b", null), delay("c", null)), "a [b | c]"],
    [
      "with branches that come together, once",
      definition("a", split("a", "b", "c"), delay("b", "d"), delay("c", "d"), delay("d", null)),
      "a [b | c] d",
    ],
    ["with a branch in which nothing is", definition("a", split("a", "b", "b"), delay("b", null)), "a [ | ] b"],
    [
      "with branches within branches that come together at one place",
      definition("a", split("a", "b", "e"), split("b", "c", "e"), delay("c", "e"), delay("e", null)),
      "a [b [c | ] | ] e",
    ],
    ["with a circle, which is told and not drawn again", definition("a", delay("a", "b"), split("b", "a", null)), "a b [>a | ]"],
    ["when a step leads to none that is there", definition("a", delay("a", "gone")), "a"],
  ])("%s", (_, journey, shown) => {
    expect(drawn(flowOf(journey))).toBe(shown);
  });

  test("whole, with what nothing leads to beside it", () => {
    expect(looseNodes(definition("a", delay("a", null), delay("b", null))).map(({ id }) => id)).toEqual(["b"]);
  });
});

describe("a step", () => {
  const joined = definition("a", split("a", "b", "c"), delay("b", "d"), delay("c", "d"), delay("d", null));

  test("that is put in leads on to where one went before", () => {
    const gap = gapAfter(flowOf(joined), "b")!;
    expect(drawn(flowOf(insertAt(joined, gap, delay("n", null))))).toBe("a [b n | c] d");
    expect(drawn(flowOf(insertAt(joined, gapAfter(flowOf(joined), "a")!, delay("n", null))))).toBe("a [b | c] n d");
    expect(drawn(flowOf(insertAt(joined, gapAfter(flowOf(joined), "d")!, split("n", null, null))))).toBe("a [b | c] d n [ | ]");
  });

  test("that is taken out takes along what only its other ways led to, and says so before", () => {
    expect(goesWith(joined, "a").map(({ id }) => id)).toEqual(["c"]);
    expect(drawn(flowOf(removeNode(joined, "a")))).toBe("b d");
    expect(drawn(flowOf(removeNode(joined, "d")))).toBe("a [b | c]");
  });

  test("moves up out of its branch and down into what comes after", () => {
    expect(drawn(flowOf(moveUp(joined, "b")!))).toBe("b a [ | c] d");
    expect(drawn(flowOf(moveDown(joined, "b")!))).toBe("a [ | c] b d");
    expect(drawn(flowOf(moveUp(joined, "d")!))).toBe("d a [b | c]");
    expect(moveUp(joined, "a")).toBeUndefined();
    expect(moveDown(definition("a", delay("a", null)), "a")).toBeUndefined();
  });

  test("is never lost by moving, wherever it stands", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { maxLength: 12 }), fc.boolean(), fc.nat(30), (places, up, which) => {
        const journey = places.reduce(
          (now, place, index) => {
            const ids = now.nodes.map(({ id }) => id);
            const at = ids[place % ids.length] ?? "x";
            const gap = gapAfter(flowOf(now), at) ?? [{ from: null, exit: "next" as const }];
            return insertAt(now, gap, place % 3 === 0 ? split(`n${index}`, null, null) : delay(`n${index}`, null));
          },
          definition("x", delay("x", null)),
        );
        const id = journey.nodes[which % journey.nodes.length]!.id;
        const moved = (up ? moveUp : moveDown)(journey, id);
        if (!moved) return;
        expect(moved.nodes.map((node) => node.id).toSorted()).toEqual(journey.nodes.map((node) => node.id).toSorted());
        expect(reachableFrom(moved, moved.first).size).toBe(journey.nodes.length);
      }),
    );
  });
});
