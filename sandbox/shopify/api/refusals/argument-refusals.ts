import {
  getNamedType,
  isInputObjectType,
  isListType,
  getNullableType,
  isRequiredArgument,
  isRequiredInputField,
  Kind,
  print,
  type ArgumentNode,
  type ASTNode,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type ObjectFieldNode,
  type ValueNode,
  type VariableNode,
} from "graphql";
import { literalProblem } from "./literal-problem.ts";
import type { DocumentPath, Refuse } from "./refusal.ts";

type Given = ArgumentNode | ObjectFieldNode;

type Known = GraphQLArgument | GraphQLInputField;

/** Who takes arguments: a field, a directive or an input object. */
export type Taker = { kind: "Field" | "Directive" | "InputObject"; name: string; node: ASTNode; takes(name: string): Known | undefined };

/** A variable that stands in a document: for which argument, and of which type it should be there. */
export type VariableUse = { variable: VariableNode; argument: Given; type: GraphQLInputType; hasDefault: boolean; path: DocumentPath };

type Sees = (use: VariableUse) => void;

/** Refuses arguments that are not taken, are given twice, or whose values do not fit. */
export function refuseArguments(refuse: Refuse, taker: Taker, given: readonly Given[], path: DocumentPath, sees: Sees): void {
  for (const argument of given) {
    const name = argument.name.value;
    const at = [...path, name];
    const known = taker.takes(name);
    if (!known) {
      refuse(
        `${taker.kind} '${taker.name}' doesn't accept argument '${name}'`,
        { node: argument, path: at },
        { code: "argumentNotAccepted", name: taker.name, typeName: taker.kind, argumentName: name },
      );
      continue;
    }
    if (given.filter((other) => other.name.value === name).length > 1 && given.find((other) => other.name.value === name) === argument)
      refuse(`There can be only one argument named "${name}"`, { node: argument, path }, { code: "argumentNotUnique", name });
    refuseValue(refuse, taker, argument, known, at, sees);
  }
}

function refuseValue(refuse: Refuse, taker: Taker, argument: Given, known: Known, path: DocumentPath, sees: Sees): void {
  let deeper = 0;
  const count: Refuse = (...refusal) => {
    deeper += 1;
    refuse(...refusal);
  };
  const hasDefault = known.defaultValue !== undefined;
  const here: Here = (variable, type, at) => sees({ variable, argument, type, hasDefault, path: at });
  lookInto(count, known.type, argument.value, path, { here, sees });
  const problem = deeper > 0 ? undefined : literalProblem(known.type, argument.value);
  if (!problem) return;
  const name = argument.name.value;
  if (problem.message !== undefined)
    refuse(problem.message, { node: taker.node, path }, { code: "argumentLiteralsIncompatible", typeName: "CoercionError" });
  else
    refuse(
      `Argument '${name}' on ${taker.kind} '${taker.name}' has an invalid value (${print(argument.value)}). Expected type '${String(known.type)}'.`,
      { node: taker.node, path },
      { code: "argumentLiteralsIncompatible", typeName: taker.kind, argumentName: name },
    );
}

type Here = (variable: VariableNode, type: GraphQLInputType, path: DocumentPath) => void;

/** Input objects in a value, also in lists of them: their fields are arguments again. */
function lookInto(refuse: Refuse, type: GraphQLInputType, value: ValueNode, path: DocumentPath, eyes: { here: Here; sees: Sees }): void {
  if (value.kind === Kind.VARIABLE) return eyes.here(value, type, path);
  const inner = getNullableType(type);
  if (isListType(inner)) {
    if (value.kind !== Kind.LIST) return lookInto(refuse, inner.ofType, value, path, eyes);
    const ofObjects = isInputObjectType(getNamedType(inner));
    value.values.forEach((item, index) => lookInto(refuse, inner.ofType, item, ofObjects ? [...path, index] : path, eyes));
    return;
  }
  if (!isInputObjectType(inner) || value.kind !== Kind.OBJECT) return;
  const fields = inner.getFields();
  const taker: Taker = { kind: "InputObject", name: inner.name, node: value, takes: (name) => fields[name] };
  for (const field of Object.values(fields))
    if (isRequiredInputField(field) && !value.fields.some(({ name }) => name.value === field.name))
      refuse(
        `Argument '${field.name}' on InputObject '${inner.name}' is required. Expected type ${String(field.type)}`,
        { node: value, path: [...path, field.name] },
        {
          code: "missingRequiredInputObjectAttribute",
          argumentName: field.name,
          argumentType: String(field.type),
          inputObjectType: inner.name,
        },
      );
  if (inner.isOneOf && value.fields.length !== 1)
    refuse(
      `OneOf Input Object '${inner.name}' must specify exactly one key.`,
      { node: value, path },
      { code: "invalidOneOfInputObject", inputObjectType: inner.name },
    );
  refuseArguments(refuse, taker, value.fields, path, eyes.sees);
}

/** Refuses a field or directive that lacks what it requires. */
export function refuseMissing(
  refuse: Refuse,
  taker: Taker & { args: readonly GraphQLArgument[] },
  given: readonly ArgumentNode[],
  path: DocumentPath,
): void {
  const missing = taker.args.filter((arg) => isRequiredArgument(arg) && !given.some(({ name }) => name.value === arg.name));
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => name).join(", ");
  refuse(
    `${taker.kind} '${taker.name}' is missing required arguments: ${names}`,
    { node: taker.node, path },
    { code: "missingRequiredArguments", className: taker.kind, name: taker.name, arguments: names },
  );
}
