import { globSync, readFileSync } from "node:fs";
import { validate } from "graphql";
import { parse } from "smol-toml";
import { z } from "zod";
import { accessGroups, rulesByName } from "./access-groups.ts";
import type { AccessGroup } from "./access-groups.ts";
import { compareScopes } from "./compare-scopes.ts";
import { findDocuments, root } from "./find-documents.ts";
import { findOutsideCallers } from "./find-outside-callers.ts";
import { loadAdminSchema } from "./load-admin-schema.ts";
import { manifestScopes } from "./manifest-scopes.ts";
import { comparingMutations, withoutIdempotencyKey } from "./run-time-rules.ts";

const AppToml = z.object({ access_scopes: z.object({ scopes: z.string(), optional_scopes: z.array(z.string()) }) });

/**
 * What is wrong with the app's GraphQL documents, in words; none when all is well.
 *
 * They must be valid on the Admin schema, keep the two rules that Shopify only enforces at run time, and need, with what the manifests
 * declare, exactly the scopes of `shopify.app.toml`.
 */
export function checkDocuments(): string[] {
  const { schema, accessRules } = loadAdminSchema();
  const rules = rulesByName(accessRules);
  const problems: string[] = [];
  const groups = new Map<string, AccessGroup>();
  const { documents, fragments } = findDocuments();
  for (const { path, usedBy } of fragments) if (usedBy.length === 0) problems.push(`${path}: no document needs it.`);
  for (const document of documents) {
    const say = (problem: string) => problems.push(`${document.path}: ${problem}`);
    for (const { message } of validate(schema, document.source)) say(message);
    for (const mutation of withoutIdempotencyKey(document.node)) say(`${mutation} needs @idempotent(key: $…).`);
    if (comparingMutations(document.node).length > 0) problems.push(...findOutsideCallers(document));
    for (const group of accessGroups(document.node, schema, rules))
      if (!groups.has(group.anyOf.join())) groups.set(group.anyOf.join(), { ...group, asks: `${document.path} (${group.asks})` });
  }

  const manifest = parse(readFileSync(`${root}shopify.app.toml`, "utf8"));
  const { access_scopes } = AppToml.parse(manifest);
  const extensions = globSync("extensions/*/shopify.extension.toml", { cwd: root }).map((path) => parse(readFileSync(root + path, "utf8")));
  for (const group of manifestScopes(manifest, extensions)) groups.set(group.anyOf.join(), group);
  const { missing, superfluous } = compareScopes([...groups.values()], access_scopes.scopes.split(","), access_scopes.optional_scopes);
  for (const { anyOf, asks } of missing) problems.push(`shopify.app.toml lacks a scope: ${anyOf.join(" or ")}, for ${asks}.`);
  for (const scope of superfluous) problems.push(`shopify.app.toml asks for ${scope}, which no document and no manifest needs.`);
  return problems;
}

if (import.meta.main) {
  const problems = checkDocuments();
  for (const problem of problems) console.error(problem);
  console.log(
    problems.length === 0
      ? "GraphQL documents: valid, with the scopes that they need and no more."
      : `GraphQL documents: ${problems.length} problems.`,
  );
  process.exitCode = problems.length === 0 ? 0 : 1;
}
