import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { Kind, parse } from "graphql";
import type { DocumentNode } from "graphql";

export type FoundDocument = {
  /** From the root of the repository. */
  path: string;
  /** The file's name without its ending, which is also the generated module's. */
  name: string;
  node: DocumentNode;
};

export const root = fileURLToPath(new URL("../../", import.meta.url));

/** Every GraphQL document of the app, in order of path. Throws when two would generate one file, or a file's name is not its operation's. */
export function findDocuments(): FoundDocument[] {
  const seen = new Map<string, string>();
  return globSync("app/**/*.graphql", { cwd: root })
    .toSorted()
    .map((path) => {
      const name = basename(path, ".graphql");
      const twin = seen.get(name);
      if (twin) throw new Error(`${path} and ${twin} would generate the same module: give one another name.`);
      seen.set(name, path);
      return { path, name, node: readDocument(path, name) };
    });
}

function readDocument(path: string, name: string): DocumentNode {
  const node = parse(readFileSync(`${root}${path}`, "utf8"), { noLocation: true });
  const [operation, ...others] = node.definitions;
  const expected = name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
  if (others.length > 0 || operation?.kind !== Kind.OPERATION_DEFINITION || operation.name?.value !== expected)
    throw new Error(`${path} should hold one operation, named ${expected}.`);
  return node;
}
