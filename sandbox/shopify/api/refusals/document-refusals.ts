import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isObjectType,
  isUnionType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  validate,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLError,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { refuseArguments, refuseMissing, type VariableUse } from "./argument-refusals.ts";
import { conflictRefusal } from "./conflict-refusal.ts";
import { collectRefusals, type DocumentPath, type Refuse } from "./refusal.ts";
import { refuseDeclarations, refuseMismatch } from "./variable-refusals.ts";

/**
 * What a document is refused for, in Shopify's words, codes and paths: those of graphql-ruby, which Shopify runs. Written from answers of a real store
 * and, where none was recorded, from that library's rules. What they have no rule for is told in the words of graphql-js.
 */
export function refusedDocument(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] {
  const { refuse, refusals } = collectRefusals();
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const walk: Walk = { schema, fragments, refuse, used: new Set(), spreads: new Map(), uses: new Map(), owner: "" };

  refuseNames(refuse, document);
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) walkOperation(walk, definition);
    if (definition.kind === Kind.FRAGMENT_DEFINITION) walkFragment(walk, definition);
  }
  for (const definition of document.definitions) if (definition.kind === Kind.OPERATION_DEFINITION) refuseUnpaired(walk, definition);
  for (const [name, fragment] of fragments)
    if (!walk.used.has(name))
      refuse(
        `Fragment ${name} was defined, but not used`,
        { node: fragment, path: [`fragment ${name}`] },
        { code: "useAndDefineFragment", fragmentName: name },
      );
  return refusals.length > 0 ? refusals : validate(schema, document).map(conflictRefusal);
}

type Walk = {
  schema: GraphQLSchema;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  refuse: Refuse;
  /** Fragments that are spread somewhere. */
  used: Set<string>;
  /** By operation or fragment: what is spread in it, and which variables stand in it. */
  spreads: Map<string, Set<string>>;
  uses: Map<string, VariableUse[]>;
  owner: string;
};

const nameOf = ({ operation, name }: OperationDefinitionNode) => (name ? `${operation} ${name.value}` : operation);

function refuseNames(refuse: Refuse, document: DocumentNode): void {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const [first] = operations;
  if (!first || operations.length < 2) return;
  const seen = new Set<string>();
  for (const { name } of operations) {
    if (name && seen.has(name.value))
      refuse(
        `Operation name "${name.value}" must be unique`,
        { node: first, path: [] },
        { code: "uniquelyNamedOperations", operationName: name.value },
      );
    if (name) seen.add(name.value);
  }
  if (operations.some(({ name }) => !name))
    refuse(
      "Operation name is required when multiple operations are present",
      { node: first, path: [] },
      { code: "uniquelyNamedOperations" },
    );
}

function walkOperation(walk: Walk, operation: OperationDefinitionNode): void {
  const path = [nameOf(operation)];
  const root = walk.schema.getRootType(operation.operation);
  if (!root) {
    walk.refuse(
      `Schema is not configured for ${operation.operation}s`,
      { node: operation, path },
      { code: `missing${operation.operation === "subscription" ? "Subscription" : "Mutation"}Configuration` },
    );
    return;
  }
  walk.owner = nameOf(operation);
  refuseDirectives(walk, operation.directives ?? [], path);
  refuseDeclarations(walk.refuse, walk.schema, operation, path);
  const declared = new Map(operation.variableDefinitions?.map((definition) => [definition.variable.name.value, definition] as const));
  walkSelections(walk, root, operation.selectionSet, path);
  for (const use of usesIn(walk, walk.owner)) {
    const definition = declared.get(use.variable.name.value);
    if (definition) refuseMismatch(walk.refuse, walk.schema, definition, use);
  }
}

function walkFragment(walk: Walk, fragment: FragmentDefinitionNode): void {
  walk.owner = `fragment ${fragment.name.value}`;
  const type = compositeType(walk, fragment, [walk.owner]);
  if (type) walkSelections(walk, type, fragment.selectionSet, [walk.owner]);
}

function walkSelections(walk: Walk, type: GraphQLNamedType, { selections }: SelectionSetNode, path: DocumentPath): void {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) walkField(walk, type, selection, [...path, (selection.alias ?? selection.name).value]);
    else if (selection.kind === Kind.INLINE_FRAGMENT) walkInline(walk, type, selection, path);
    else walkSpread(walk, type, selection, [...path, `... ${selection.name.value}`]);
  }
}

function walkField(walk: Walk, parent: GraphQLNamedType, node: FieldNode, path: DocumentPath): void {
  const { refuse } = walk;
  const name = node.name.value;
  const field = fieldOf(walk.schema, parent, name);
  refuseDirectives(walk, node.directives ?? [], path);
  if (!field) {
    if (isUnionType(parent))
      refuse(
        `Selections can't be made directly on unions (see selections on ${parent.name})`,
        { node, path },
        { code: "selectionMismatch", nodeName: parent.name },
      );
    else
      refuse(
        `Field '${name}' doesn't exist on type '${parent.name}'`,
        { node, path },
        { code: "undefinedField", typeName: parent.name, fieldName: name },
      );
    return;
  }
  const type = getNamedType(field.type);
  const nodeName = `field '${name}'`;
  if (isLeafType(type) && node.selectionSet) {
    const kinds = type.astNode?.kind === Kind.ENUM_TYPE_DEFINITION || "getValues" in type ? "enums" : "scalars";
    const selected = node.selectionSet.selections.map((each) => `"${labelOf(each)}"`).join(", ");
    refuse(
      `Selections can't be made on ${kinds} (${nodeName} returns ${type.name} but has selections [${selected}])`,
      { node, path },
      { code: "selectionMismatch", nodeName, typeName: type.name },
    );
  } else if (!isLeafType(type) && !node.selectionSet)
    refuse(
      `Field must have selections (${nodeName} returns ${type.name} but has no selections. Did you mean '${name} { ... }'?)`,
      { node, path },
      { code: "selectionMismatch", nodeName, typeName: type.name },
    );
  const takes = (argument: string) => field.args.find((each) => each.name === argument);
  const taker = { kind: "Field" as const, name, node, takes, args: field.args };
  refuseArguments(refuse, taker, node.arguments ?? [], path, (use) => noteUse(walk, use));
  refuseMissing(refuse, taker, node.arguments ?? [], path);
  if (node.selectionSet && isCompositeType(type)) walkSelections(walk, type, node.selectionSet, path);
}

const labelOf = (selection: SelectionSetNode["selections"][number]) =>
  selection.kind === Kind.INLINE_FRAGMENT ? `... on ${selection.typeCondition?.name.value ?? ""} { ... }` : selection.name.value;

function walkInline(walk: Walk, parent: GraphQLNamedType, node: InlineFragmentNode, path: DocumentPath): void {
  const condition = node.typeCondition?.name.value;
  const at = [...path, condition === undefined ? "..." : `... on ${condition}`];
  refuseDirectives(walk, node.directives ?? [], at);
  const type = condition === undefined ? parent : compositeType(walk, node, at);
  if (!type) return;
  refuseImpossible(walk, parent, type, node, at);
  walkSelections(walk, type, node.selectionSet, at);
}

function walkSpread(walk: Walk, parent: GraphQLNamedType, node: FragmentSpreadNode, path: DocumentPath): void {
  const name = node.name.value;
  refuseDirectives(walk, node.directives ?? [], path);
  const fragment = walk.fragments.get(name);
  if (!fragment) {
    walk.refuse(`Fragment ${name} was used, but not defined`, { node, path }, { code: "useAndDefineFragment", fragmentName: name });
    return;
  }
  walk.used.add(name);
  walk.spreads.set(walk.owner, (walk.spreads.get(walk.owner) ?? new Set()).add(name));
  const type = walk.schema.getType(fragment.typeCondition.name.value);
  if (isCompositeType(type)) refuseImpossible(walk, parent, type, node, path, ` ${name}`);
}

/** The type of a fragment, or nothing after it was refused. */
function compositeType(walk: Walk, node: FragmentDefinitionNode | InlineFragmentNode, path: DocumentPath): GraphQLNamedType | undefined {
  const typeName = node.typeCondition?.name.value ?? "";
  const type = walk.schema.getType(typeName);
  if (!type)
    walk.refuse(`No such type ${typeName}, so it can't be a fragment condition`, { node, path }, { code: "undefinedType", typeName });
  else if (!isCompositeType(type))
    walk.refuse(
      `Invalid fragment on type ${typeName} (must be Union, Interface or Object)`,
      { node, path },
      { code: "fragmentOnNonCompositeType", typeName },
    );
  else return type;
  return undefined;
}

function refuseImpossible(
  { schema, refuse }: Walk,
  parent: GraphQLNamedType,
  type: GraphQLNamedType,
  node: InlineFragmentNode | FragmentSpreadNode,
  path: DocumentPath,
  name = "",
): void {
  const possible = (of: GraphQLNamedType) => (isAbstractType(of) ? schema.getPossibleTypes(of) : isObjectType(of) ? [of] : []);
  const mine = possible(parent);
  if (possible(type).some((each) => mine.includes(each))) return;
  refuse(
    `Fragment${name} on ${type.name} can't be spread inside ${parent.name}`,
    { node, path },
    { code: "cannotSpreadFragment", typeName: type.name, fragmentName: name.trim() || "unknown", parentName: parent.name },
  );
}

function refuseDirectives(walk: Walk, directives: readonly DirectiveNode[], path: DocumentPath): void {
  for (const node of directives) {
    const name = node.name.value;
    const directive = walk.schema.getDirective(name);
    if (!directive) {
      walk.refuse(`Directive @${name} is not defined`, { node, path }, { code: "undefinedDirective", directiveName: name });
      continue;
    }
    const takes = (argument: string) => directive.args.find((each) => each.name === argument);
    const taker = { kind: "Directive" as const, name, node, takes, args: directive.args };
    refuseArguments(walk.refuse, taker, node.arguments ?? [], path, (use) => noteUse(walk, use));
    refuseMissing(walk.refuse, taker, node.arguments ?? [], path);
  }
}

function fieldOf(schema: GraphQLSchema, parent: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined {
  if (name === TypeNameMetaFieldDef.name && isCompositeType(parent)) return TypeNameMetaFieldDef;
  if (parent === schema.getQueryType()) {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  }
  return "getFields" in parent && isCompositeType(parent) && !isUnionType(parent) ? parent.getFields()[name] : undefined;
}

function noteUse(walk: Walk, use: VariableUse): void {
  walk.uses.set(walk.owner, [...(walk.uses.get(walk.owner) ?? []), use]);
}

const usesIn = (walk: Walk, owner: string): readonly VariableUse[] => walk.uses.get(owner) ?? [];

/** Refuses variables that are declared and stand nowhere, and those that stand somewhere and are not declared. */
function refuseUnpaired(walk: Walk, operation: OperationDefinitionNode): void {
  const owners = new Set([nameOf(operation)]);
  for (const owner of owners) for (const name of walk.spreads.get(owner) ?? []) owners.add(`fragment ${name}`);
  const uses = [...owners].flatMap((owner) => usesIn(walk, owner));
  const declared = new Set(operation.variableDefinitions?.map(({ variable }) => variable.name.value));
  const by = operation.name?.value ?? `anonymous ${operation.operation}`;
  for (const name of declared)
    if (!uses.some(({ variable }) => variable.name.value === name))
      walk.refuse(
        `Variable $${name} is declared by ${by} but not used`,
        { node: operation, path: [nameOf(operation)] },
        { code: "variableNotUsed", variableName: name },
      );
  const told = new Set<string>();
  for (const { variable, path } of uses) {
    const name = variable.name.value;
    if (declared.has(name) || told.has(name)) continue;
    told.add(name);
    walk.refuse(
      `Variable $${name} is used by ${by} but not declared`,
      { node: variable, path },
      { code: "variableNotDefined", variableName: name },
    );
  }
}
