import { AST_NODE_TYPES, type TSESLint, type TSESTree } from "@typescript-eslint/utils";
import type { Model } from "./table-owners.ts";

/** A relation that the arguments of a Prisma call follow, and the model it leads to. */
export type Reach = { at: TSESTree.Node; field: string; to: Model };

/**
 * The relations that an expression follows when it is what a model's call is given: `include`, `select`, filters, and what is created or
 * connected with it. Names of constants in the same file are followed.
 */
export function reachedBy(
  node: TSESTree.Node,
  model: Model,
  models: ReadonlyMap<string, Model>,
  source: Readonly<TSESLint.SourceCode>,
): Reach[] {
  const seen = new Set<TSESTree.Node>();

  const walk = (at: TSESTree.Node | null | undefined, of: Model): Reach[] => {
    if (!at || seen.has(at)) return [];
    seen.add(at);
    switch (at.type) {
      case AST_NODE_TYPES.ObjectExpression:
        return at.properties.flatMap((property) =>
          property.type === AST_NODE_TYPES.Property ? ofProperty(property, of) : walk(property.argument, of),
        );
      case AST_NODE_TYPES.ArrayExpression:
        return at.elements.flatMap((element) => walk(element, of));
      case AST_NODE_TYPES.ConditionalExpression:
        return [...walk(at.consequent, of), ...walk(at.alternate, of)];
      case AST_NODE_TYPES.LogicalExpression:
        return [...walk(at.left, of), ...walk(at.right, of)];
      case AST_NODE_TYPES.SpreadElement:
        return walk(at.argument, of);
      case AST_NODE_TYPES.TSAsExpression:
      case AST_NODE_TYPES.TSSatisfiesExpression:
        return walk(at.expression, of);
      case AST_NODE_TYPES.Identifier:
        return walk(valueOf(at, source), of);
      case AST_NODE_TYPES.CallExpression:
        return isMap(at) ? at.arguments.flatMap((argument) => walk(argument, of)) : [];
      case AST_NODE_TYPES.ArrowFunctionExpression:
        return walk(at.body, of);
      default:
        return [];
    }
  };

  const ofProperty = ({ key, value }: TSESTree.Property, of: Model): Reach[] => {
    const field = key.type === AST_NODE_TYPES.Identifier ? key.name : key.type === AST_NODE_TYPES.Literal ? String(key.value) : "";
    const to = models.get(of.relations.get(field) ?? "");
    return to ? [{ at: key, field, to }, ...walk(value, to)] : walk(value, of);
  };

  return walk(node, model);
}

/** `rows.map((row) => ({ … }))` */
function isMap({ callee }: TSESTree.CallExpression): boolean {
  return (
    callee.type === AST_NODE_TYPES.MemberExpression &&
    callee.property.type === AST_NODE_TYPES.Identifier &&
    /^(?:map|flatMap)$/.test(callee.property.name)
  );
}

/** What a constant of this file was made of. */
function valueOf(identifier: TSESTree.Identifier, source: Readonly<TSESLint.SourceCode>): TSESTree.Node | null {
  let scope: TSESLint.Scope.Scope | null = source.getScope(identifier);
  for (; scope; scope = scope.upper) {
    const node = scope.set.get(identifier.name)?.defs[0]?.node;
    if (node) return node.type === AST_NODE_TYPES.VariableDeclarator ? node.init : null;
  }
  return null;
}
