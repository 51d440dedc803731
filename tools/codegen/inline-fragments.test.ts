import { Kind, parse, print } from "graphql";
import type { FragmentDefinitionNode, OperationDefinitionNode } from "graphql";
import { expect, test } from "vitest";
import { inlineFragments, usedFragments } from "./inline-fragments.ts";

function read(text: string) {
  const { definitions } = parse(text, { noLocation: true });
  const operation = definitions.find((one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION);
  const fragments = definitions.filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION);
  return { operation: operation ?? expect.fail("no operation"), fragments: new Map(fragments.map((one) => [one.name.value, one])) };
}

const flat = (text: string) => print(parse(text));

test("an operation says itself what its fragments say, however deep they stand", () => {
  const { operation, fragments } = read(`
    query One { order { ...OrderFields lines { nodes { ...LineFields } } } }
    fragment OrderFields on Order { id total { ...Money } }
    fragment LineFields on Line { sku price { ...Money } }
    fragment Money on MoneyBag { amount }`);

  expect(print(inlineFragments(operation, fragments))).toBe(
    flat("query One { order { id total { amount } lines { nodes { sku price { amount } } } } }"),
  );
  expect(usedFragments(operation, fragments).map(({ name }) => name.value)).toEqual(["OrderFields", "Money", "LineFields"]);
});

test("a fragment that is missing, names itself or is conditional is refused", () => {
  const missing = read("query One { order { ...Nothing } }");
  const circular = read("query One { order { ...A } } fragment A on Order { next { ...A } }");
  const conditional = read("query One($with: Boolean!) { order { ...A @include(if: $with) } } fragment A on Order { id }");

  expect(() => inlineFragments(missing.operation, missing.fragments)).toThrow("There is no fragment Nothing.");
  expect(() => inlineFragments(circular.operation, circular.fragments)).toThrow("The fragment A names itself.");
  expect(() => inlineFragments(conditional.operation, conditional.fragments)).toThrow("The fragment A is named with a directive.");
});
