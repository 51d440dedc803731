import { expect, test } from "vitest";
import { typedName } from "./typed-address.ts";

test.each([
  ["Ada Okafor", "Ada", "Okafor"],
  ["  Mary Ann   Smith ", "Mary Ann", "Smith"],
  ["Madonna", "", "Madonna"],
  ["", "", ""],
  [null, "", ""],
])("%j begins as a first name %j and a last name %j", (name, firstName, lastName) => {
  expect(typedName(name)).toEqual({ firstName, lastName });
});
