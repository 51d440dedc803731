import type { AccessRequirement } from "./access-requirement.ts";

/** Whether a token with these scopes may. To write is to read: `write_orders` answers a demand for `read_orders`. */
export function isAccessGranted(requirement: AccessRequirement, granted: ReadonlySet<string>): boolean {
  return requirement.groups.every((group) =>
    group.some((scope) => granted.has(scope) || (scope.startsWith("read_") && granted.has(`write_${scope.slice("read_".length)}`))),
  );
}
