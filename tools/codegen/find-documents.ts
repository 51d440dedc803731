import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { Kind, parse } from "graphql";
import type { DefinitionNode, DocumentNode, FragmentDefinitionNode, OperationDefinitionNode } from "graphql";
import { inlineFragments, usedFragments } from "./inline-fragments.ts";

type Found = {
  /** From the root of the repository. */
  path: string;
  /** The file's name without its ending, which is also the generated module's. */
  name: string;
  /** As it is written, with the fragments that it names beside it. */
  source: DocumentNode;
};

/** A document that is sent. */
export type FoundDocument = Found & {
  /** The operation with its fragments written out: what is sent. */
  node: DocumentNode;
};

/** Fields that several documents ask for. */
export type FoundFragment = Found & {
  /** What of the other files names it, directly or through another fragment; none when it is not needed. */
  usedBy: readonly string[];
};

export const root = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Every GraphQL document of the app and every fragment, in order of path: one definition a file. Throws when two would generate one
 * file, or a file's name is not its definition's.
 */
export function findDocuments(): { documents: FoundDocument[]; fragments: FoundFragment[] } {
  const files = readFiles();
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const { definition } of files) if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const users = new Map<string, string[]>();

  const documents: FoundDocument[] = [];
  const found: (Found & { fragment: string })[] = [];
  for (const { path, name, definition } of files) {
    const used = usedFragments(definition, fragments);
    const source: DocumentNode = { kind: Kind.DOCUMENT, definitions: [definition, ...used] };
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      found.push({ path, name, source, fragment: definition.name.value });
      continue;
    }
    for (const one of used) users.set(one.name.value, [...(users.get(one.name.value) ?? []), path]);
    documents.push({ path, name, source, node: inlineFragments(definition, fragments) });
  }
  return { documents, fragments: found.map(({ fragment, ...one }) => ({ ...one, usedBy: users.get(fragment) ?? [] })) };
}

type File = { path: string; name: string; definition: OperationDefinitionNode | FragmentDefinitionNode };

function readFiles(): File[] {
  const seen = new Map<string, string>();
  return globSync("app/**/*.graphql", { cwd: root })
    .toSorted()
    .map((path) => {
      const name = basename(path, ".graphql");
      const twin = seen.get(name);
      if (twin) throw new Error(`${path} and ${twin} would generate the same module: give one another name.`);
      seen.set(name, path);
      return { path, name, definition: readDefinition(path, name) };
    });
}

function readDefinition(path: string, name: string): File["definition"] {
  const { definitions } = parse(readFileSync(`${root}${path}`, "utf8"), { noLocation: true });
  const [definition, ...others] = definitions;
  const expected = name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
  if (others.length > 0 || !definition || !isNamed(definition, expected))
    throw new Error(`${path} should hold one operation or one fragment, named ${expected}.`);
  return definition;
}

const isNamed = (node: DefinitionNode, name: string): node is File["definition"] =>
  (node.kind === Kind.OPERATION_DEFINITION || node.kind === Kind.FRAGMENT_DEFINITION) && node.name?.value === name;
