import { Kind, visit } from "graphql";
import type { DocumentNode, FragmentDefinitionNode, OperationDefinitionNode, SelectionNode } from "graphql";

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/**
 * An operation with what its fragments say written out where it names them, so that it stands alone: a bulk operation takes one query and
 * nothing beside it. Throws on a fragment that is not there, that names itself, or that a directive makes conditional.
 */
export function inlineFragments(operation: OperationDefinitionNode, fragments: Fragments): DocumentNode {
  return { kind: Kind.DOCUMENT, definitions: [writtenOut(operation, fragments, [])] };
}

/** The fragments that a definition names, and those that they name, each once. */
export function usedFragments(
  definition: OperationDefinitionNode | FragmentDefinitionNode,
  fragments: Fragments,
): FragmentDefinitionNode[] {
  const found = new Map<string, FragmentDefinitionNode>();
  const look = (node: OperationDefinitionNode | FragmentDefinitionNode) =>
    visit(node, {
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value);
        if (!fragment || found.has(name.value)) return;
        found.set(name.value, fragment);
        look(fragment);
      },
    });
  look(definition);
  return [...found.values()];
}

function writtenOut<Node extends OperationDefinitionNode | FragmentDefinitionNode>(
  node: Node,
  fragments: Fragments,
  within: readonly string[],
): Node {
  const selectionsOf = (selection: SelectionNode): readonly SelectionNode[] => {
    if (selection.kind !== Kind.FRAGMENT_SPREAD) return [selection];
    const name = selection.name.value;
    const fragment = fragments.get(name);
    if (!fragment) throw new Error(`There is no fragment ${name}.`);
    if (within.includes(name)) throw new Error(`The fragment ${name} names itself.`);
    if (selection.directives && selection.directives.length > 0) throw new Error(`The fragment ${name} is named with a directive.`);
    return writtenOut(fragment, fragments, [...within, name]).selectionSet.selections;
  };
  return visit(node, {
    SelectionSet: { leave: (set) => ({ ...set, selections: set.selections.flatMap(selectionsOf) }) },
  });
}
