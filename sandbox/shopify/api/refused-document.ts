import { GraphQLError, Kind, type ASTNode, type ObjectFieldNode, type ObjectValueNode } from "graphql";

type Words = { message: string; code: string; more?: Record<string, unknown> };

const rules: [RegExp, (...parts: string[]) => Words][] = [
  [
    /^Cannot query field "(\w+)" on type "(\w+)"/,
    (fieldName, typeName) => ({
      message: `Field '${fieldName}' doesn't exist on type '${typeName}'`,
      code: "undefinedField",
      more: { typeName, fieldName },
    }),
  ],
  [
    /^Unknown argument "(\w+)" on field "\w+\.(\w+)"/,
    (argumentName, name) => ({
      message: `Field '${name}' doesn't accept argument '${argumentName}'`,
      code: "argumentNotAccepted",
      more: { name, typeName: "Field", argumentName },
    }),
  ],
  [
    /^Field "(\w+)" argument "(\w+)" of type .* is required, but it was not provided/,
    (name, argument) => ({
      message: `Field '${name}' is missing required arguments: ${argument}`,
      code: "missingRequiredArguments",
      more: { className: "Field", name, arguments: argument },
    }),
  ],
  [
    /^Directive "@(\w+)" argument "(\w+)" of type .* is required, but it was not provided/,
    (name, argument) => ({
      message: `Directive '${name}' is missing required arguments: ${argument}`,
      code: "missingRequiredArguments",
      more: { className: "Directive", name, arguments: argument },
    }),
  ],
  [
    /^Field "(\w+)" of type "([\w![\]]+)" must have a selection of subfields/,
    (nodeName, type) => {
      const typeName = type.replace(/[![\]]/g, "");
      return {
        message: `Field must have selections (field '${nodeName}' returns ${typeName} but has no selections. Did you mean '${nodeName} { ... }'?)`,
        code: "selectionMismatch",
        more: { nodeName: `field '${nodeName}'`, typeName },
      };
    },
  ],
  [
    /^Field "(\w+)" must not have a selection since type "([\w![\]]+)" has no subfields/,
    (nodeName, type) => {
      const typeName = type.replace(/[![\]]/g, "");
      return {
        message: `Selections can't be made on scalars (field '${nodeName}' returns ${typeName} but has selections [])`,
        code: "selectionMismatch",
        more: { nodeName: `field '${nodeName}'`, typeName },
      };
    },
  ],
  [/^Unknown directive "@(\w+)"/, (name) => ({ message: `Directive @${name} is not defined`, code: "undefinedDirective" })],
  [
    /^Unknown type "(\w+)"/,
    (name) => ({ message: `No such type ${name}, so it can't be a fragment condition`, code: "undefinedType", more: { typeName: name } }),
  ],
  [
    /^Unknown fragment "(\w+)"/,
    (name) => ({ message: `Fragment ${name} was used, but not defined`, code: "useAndDefineFragment", more: { fragmentName: name } }),
  ],
  [
    /^Variable "\$(\w+)" is never used in operation "(\w+)"/,
    (name, operation) => ({
      message: `Variable $${name} is declared by ${operation} but not used`,
      code: "variableNotUsed",
      more: { variableName: name },
    }),
  ],
  [
    /^Variable "\$(\w+)" is not defined by operation "(\w+)"/,
    (name, operation) => ({
      message: `Variable $${name} is used by ${operation} but not declared`,
      code: "variableNotDefined",
      more: { variableName: name },
    }),
  ],
  [
    /^Field "(\w+)\.(\w+)" of required type "([\w![\]]+)" was not provided/,
    (inputObjectType, argumentName, argumentType) => ({
      message: `Argument '${argumentName}' on InputObject '${inputObjectType}' is required. Expected type ${argumentType}`,
      code: "missingRequiredInputObjectAttribute",
      more: { argumentName, argumentType, inputObjectType },
    }),
  ],
];

/** What a document is refused for, in Shopify's words and with its codes, where they are known. `typeOf` says which input object a literal is of. */
export function refusedDocument(error: GraphQLError, typeOf: (value: ObjectValueNode) => string | undefined): GraphQLError {
  const words = wordsOf(error.message) ?? literalWords(error, typeOf);
  if (!words) return error;
  return new GraphQLError(words.message, { nodes: error.nodes ?? null, extensions: { code: words.code, ...words.more } });
}

function wordsOf(message: string): Words | undefined {
  for (const [pattern, words] of rules) {
    const match = pattern.exec(message);
    if (match) return words(...match.slice(1));
  }
  return undefined;
}

/** A value in the document that its type does not take. */
function literalWords({ message, nodes }: GraphQLError, typeOf: (value: ObjectValueNode) => string | undefined): Words | undefined {
  const expected = /^Value "(\w+)" does not exist in "(\w+)" enum/.exec(message);
  const node = nodes?.[0];
  if (!expected || !node) return undefined;
  const [, value, typeName] = expected;
  const holder = holders.get(node);
  if (!holder) return undefined;
  const { field, object } = holder;
  const inputType = typeOf(object);
  return {
    message: `Argument '${field.name.value}' on InputObject '${inputType ?? "?"}' has an invalid value (${value}). Expected type '${typeName}'.`,
    code: "argumentLiteralsIncompatible",
    more: { typeName: "InputObject", argumentName: field.name.value },
  };
}

const holders = new WeakMap<ASTNode, { field: ObjectFieldNode; object: ObjectValueNode }>();

/** Remembers for the values of an input object in a document in which field of which object they stand. */
export function rememberHolder(object: ObjectValueNode): void {
  for (const field of object.fields) {
    holders.set(field.value, { field, object });
    if (field.value.kind === Kind.LIST) for (const value of field.value.values) holders.set(value, { field, object });
  }
}
