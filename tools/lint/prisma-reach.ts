import type { ESTree, Scope, SourceCode } from "@oxlint/plugins";
import type { Model } from "./table-owners.ts";

/** A relation that the arguments of a Prisma call follow, and the model it leads to. */
export type Reach = { at: ESTree.Node; field: string; to: Model };

/**
 * The relations that an expression follows when it is what a model's call is given: `include`, `select`, filters, and what is created or
 * connected with it. Names of constants in the same file are followed.
 */
export function reachedBy(node: ESTree.Node, model: Model, models: ReadonlyMap<string, Model>, source: SourceCode): Reach[] {
  const seen = new Set<ESTree.Node>();

  const walk = (at: ESTree.Node | null | undefined, of: Model): Reach[] => {
    if (!at || seen.has(at)) return [];
    seen.add(at);
    switch (at.type) {
      case "ObjectExpression":
        return at.properties.flatMap((property) => (property.type === "Property" ? ofProperty(property, of) : walk(property.argument, of)));
      case "ArrayExpression":
        return at.elements.flatMap((element) => walk(element, of));
      case "ConditionalExpression":
        return [...walk(at.consequent, of), ...walk(at.alternate, of)];
      case "LogicalExpression":
        return [...walk(at.left, of), ...walk(at.right, of)];
      case "SpreadElement":
        return walk(at.argument, of);
      case "TSAsExpression":
      case "TSSatisfiesExpression":
        return walk(at.expression, of);
      case "Identifier":
        return walk(valueOf(at, source), of);
      case "CallExpression":
        return isMap(at) ? at.arguments.flatMap((argument) => walk(argument, of)) : [];
      case "ArrowFunctionExpression":
        return walk(at.body, of);
      default:
        return [];
    }
  };

  const ofProperty = ({ key, value }: ESTree.ObjectProperty, of: Model): Reach[] => {
    const field = key.type === "Identifier" ? key.name : key.type === "Literal" ? String(key.value) : "";
    const to = models.get(of.relations.get(field) ?? "");
    return to ? [{ at: key, field, to }, ...walk(value, to)] : walk(value, of);
  };

  return walk(node, model);
}

/** `rows.map((row) => ({ … }))` */
function isMap({ callee }: ESTree.CallExpression): boolean {
  return callee.type === "MemberExpression" && callee.property.type === "Identifier" && /^(?:map|flatMap)$/.test(callee.property.name);
}

/** What a constant of this file was made of. */
function valueOf(identifier: Extract<ESTree.Node, { type: "Identifier" }>, source: SourceCode): ESTree.Node | null {
  let scope: Scope | null = source.getScope(identifier);
  for (; scope; scope = scope.upper) {
    const node = scope.set.get(identifier.name)?.defs[0]?.node;
    if (node) return node.type === "VariableDeclarator" ? node.init : null;
  }
  return null;
}
