import { globSync, readFileSync } from "node:fs";
import { root } from "./find-documents.ts";
import type { FoundDocument } from "./find-documents.ts";

/** The one file that may send a document of a comparing mutation: `set-quantities.server.ts` beside `set-quantities.graphql`. */
export const wrapperOf = ({ path }: FoundDocument): string => path.replace(/\.graphql$/, ".server.ts");

/** What is wrong with who sends a document of a comparing mutation, in words. */
export function findOutsideCallers(document: FoundDocument): string[] {
  const wrapper = wrapperOf(document);
  const imports = new RegExp(`from "#admin/${document.name}\\.ts"`);
  const senders = globSync("app/**/*.{ts,tsx}", { cwd: root }).filter((path) => imports.test(readFileSync(`${root}${path}`, "utf8")));
  const problems = senders
    .filter((path) => path !== wrapper)
    .map((path) => `${path} sends ${document.name}: only ${wrapper} may, which always says changeFromQuantity.`);
  if (!senders.includes(wrapper)) problems.push(`${wrapper} should be there and send ${document.path}.`);
  else if (!/changeFromQuantity/.test(readFileSync(`${root}${wrapper}`, "utf8")))
    problems.push(`${wrapper} does not say changeFromQuantity.`);
  return problems;
}
