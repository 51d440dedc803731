import { expect, test } from "vitest";
import type { JourneyNode } from "#app/recovery/journeys/journey-definition.ts";
import { stepsInOrder } from "./steps-in-order.ts";

const wait = (id: string, next: string | null): JourneyNode => ({ kind: "delay", id, minutes: 60, next });
const waitFor = (id: string, next: string | null, otherwise: string | null): JourneyNode => ({
  ...{ kind: "wait-for", id, event: "link-opened", minutes: 60, next, otherwise },
});

test("a step stands after every step by which somebody comes to it, whatever order they are kept in", () => {
  const nodes = [wait("end", null), wait("short", "end"), wait("long", "short"), waitFor("asked", "short", "long")];
  expect(stepsInOrder({ first: "asked", nodes })).toEqual(["asked", "long", "short", "end"]);
});

test("a circle, and a step that is gone, are no end of it", () => {
  expect(stepsInOrder({ first: "one", nodes: [wait("two", "one"), wait("one", "two"), wait("alone", "lost")] })).toEqual(["one", "two"]);
  expect(stepsInOrder({ first: null, nodes: [] })).toEqual([]);
});
