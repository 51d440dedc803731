import type { AccessRequirement } from "./access-requirement.ts";

/**
 * Reads Shopify's sentence about access together with its list of scopes. Undefined when nothing is demanded.
 *
 * The list says "one of these", except where the sentence joins two demands ("`write_products` access scope as well as any of …",
 * "… access scope and (…)"). "… for queries and both … for mutations" demands the first: mutations have entries of their own.
 * Permissions of the user ("Also: …") are not the app's.
 */
export function readAccessRequirement(text: string | undefined, scopes: readonly string[]): AccessRequirement | undefined {
  if (!text || scopes.length === 0) return undefined;
  const known = new Set(scopes);
  const demands = (text.split(" Also:")[0] ?? text).replace(/ for queries and both .*/s, "");
  const groups = demands
    .split(/ as well as any of | access scope and \(/)
    .map((part) => [...part.matchAll(/`([a-z_]+)`/g)].flatMap(([, scope]) => (scope && known.has(scope) ? [scope] : [])))
    .filter((group) => group.length > 0);
  return { text, groups: groups.length > 0 ? groups : [[...known]] };
}
