import { parse } from "graphql";
import { describe, expect, test } from "vitest";
import { isSafeToRepeat, operationName } from "./is-safe-to-repeat.ts";

describe("a document may be sent again when its answer was lost", () => {
  test.each([
    ["it only reads", "query A { shop { id } }", true],
    ["it only reads, with a fragment", "fragment F on Shop { id } query A { shop { ...F } }", true],
    ["it changes something", "mutation A { move { id } }", false],
    ["its change carries an idempotency key", 'mutation A { move @idempotent(key: "k") { id } }', true],
    ["one of its two changes carries none", 'mutation A { one: move @idempotent(key: "k") { id } two: move { id } }', false],
    ["its change is decorated otherwise", "mutation A { move @include(if: true) { id } }", false],
  ])("when %s: %s is %s", (_, document, safe) => {
    expect(isSafeToRepeat(parse(document))).toBe(safe);
  });
});

test.each([
  ["fragment F on Shop { id } query Orders { shop { ...F } }", "Orders"],
  ["{ shop { id } }", "unnamed"],
  ["mutation Move { move { id } }", "Move"],
])("the logs know %s as %s", (document, name) => {
  expect(operationName(parse(document))).toBe(name);
});
