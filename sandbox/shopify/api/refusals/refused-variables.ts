import { getNamedType, GraphQLError, isEnumType, print, type GraphQLSchema, type VariableDefinitionNode } from "graphql";

type Problem = { path: (string | number)[]; explanation: string; message?: string };

/** Which variables are refused, in Shopify's words: one error for each, with all that is wrong in it. */
export function refusedVariables(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
  errors: readonly GraphQLError[],
  values: Record<string, unknown>,
): GraphQLError[] {
  const problems = new Map<string, Problem[]>();
  for (const { message } of errors) {
    const name = /^Variable "\$(\w+)"/.exec(message)?.[1] ?? "";
    problems.set(name, [...(problems.get(name) ?? []), problemOf(schema, message, values[name])]);
  }
  return [...problems].map(([name, ofIt]) => refusedVariable(definitions, name, ofIt, values[name]));
}

/** One refused variable, with all that is wrong in it. */
export function refusedVariable(
  definitions: readonly VariableDefinitionNode[],
  name: string,
  problems: readonly Problem[],
  value: unknown,
): GraphQLError {
  const node = definitions.find(({ variable }) => variable.name.value === name);
  const where = problems.flatMap(({ path, explanation }) => (path.length > 0 ? `${path.join(".")} (${explanation})` : []));
  const message = `Variable $${name} of type ${node ? print(node.type) : "?"} was provided invalid value`;
  return new GraphQLError(where.length > 0 ? `${message} for ${where.join(", ")}` : message, {
    nodes: node ?? null,
    extensions: { code: "INVALID_VARIABLE", value: value ?? null, problems },
  });
}

function problemOf(schema: GraphQLSchema, message: string, value: unknown): Problem {
  const [, at = ""] = /^Variable "\$\w+" got invalid value .*? at "\w+([^"]*)";/s.exec(message) ?? [];
  const path = at.split(/[.[\]]+/).flatMap((part): (string | number)[] => (part === "" ? [] : [/^\d+$/.test(part) ? Number(part) : part]));
  const problem = (explanation: string, ...more: string[]): Problem => ({ path: [...path, ...more], explanation });

  const unknown = /Field "(\w+)" is not defined by type "(\w+)"/.exec(message);
  if (unknown) return problem(`Field is not defined on ${unknown[2]}`, unknown[1] ?? "");
  const missing = /Field "(\w+)" of required type "[^"]+" was not provided/.exec(message);
  if (missing) return problem("Expected value to not be null", missing[1] ?? "");
  if (/was not provided\.$|must not be null|not to be null/.test(message)) return problem("Expected value to not be null");
  const noSuch = /Value "([^"]*)" does not exist in "(\w+)" enum/.exec(message);
  const type = noSuch && schema.getType(noSuch[2] ?? "");
  if (noSuch && type && isEnumType(getNamedType(type)))
    return problem(
      `Expected "${noSuch[1]}" to be one of: ${(isEnumType(type) ? type.getValues() : []).map(({ name }) => name).join(", ")}`,
    );
  const notSuch = /; (Int|Float|String|Boolean|ID) cannot represent /.exec(message);
  if (notSuch) return problem(`Could not coerce value ${JSON.stringify(valueAt(value, path))} to ${notSuch[1]}`);
  const notOne = /Exactly one key must be specified for OneOf type "(\w+)"/.exec(message);
  if (notOne) {
    const given = Object.keys(Object(valueAt(value, path)) as object).length;
    return problem(`'${notOne[1]}' requires exactly one argument, but ${given} were provided.`);
  }
  if (/Expected type "\w+" to be an object\.$/.test(message))
    return problem(`Expected ${JSON.stringify(valueAt(value, path))} to be a key-value object.`);
  // A scalar of Shopify's own says it twice.
  const said = message.slice(message.lastIndexOf("; ") + 1).trim();
  return { ...problem(said), message: said };
}

const valueAt = (value: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce((inside, part) => (inside as Record<string | number, unknown> | null | undefined)?.[part], value);
