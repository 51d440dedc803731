import type { AccessGroup } from "./access-groups.ts";

export type ScopeComparison = {
  /** What no scope of the app opens. */
  missing: AccessGroup[];
  /** Scopes without which everything would still open, also those to write where reading is enough. */
  superfluous: string[];
};

/**
 * Whether an app's scopes are those that its documents need, and no more.
 *
 * Writing includes reading. The optional scopes may not be granted: they count only for what the required ones do not open. Where
 * Shopify offers a choice between other people's fulfillment orders (`merchant_managed`, `third_party`), it depends on the location
 * which of them is asked, so that an app that moves orders between locations needs each.
 */
export function compareScopes(groups: readonly AccessGroup[], required: readonly string[], optional: readonly string[]): ScopeComparison {
  const wants = groups.flatMap(byLocation);
  const all = [...required, ...optional];
  const beyondRequired = wants.filter((group) => !opens(required, group));
  return {
    missing: wants.filter((group) => !opens(all, group)),
    superfluous: [
      ...required.filter((scope) => wants.every((group) => opens(lessen(required, scope), group) || !opens(required, group))),
      ...optional.filter(
        (scope) => !widens(scope, wants) && beyondRequired.every((group) => opens(lessen(all, scope), group) || !opens(all, group)),
      ),
    ],
  };
}

/** Scopes that open no field, and show more of what another one opens. */
const WIDER: Readonly<Record<string, string>> = { read_all_orders: "read_orders" };

const widens = (scope: string, wants: readonly AccessGroup[]) => wants.some(({ anyOf }) => anyOf.includes(WIDER[scope] ?? ""));

const opens = (scopes: readonly string[], group: AccessGroup) =>
  group.anyOf.some((wanted) => scopes.includes(wanted) || scopes.includes(wanted.replace(/^read_/, "write_")));

/** The scopes without one of them; of a scope to write, reading is left, so that one that is only read with is too much. */
const lessen = (scopes: readonly string[], scope: string) =>
  scopes.flatMap((other) => (other !== scope ? [other] : scope.startsWith("write_") ? [scope.replace(/^write_/, "read_")] : []));

const OTHERS_ORDERS = /^(read|write)_(merchant_managed|third_party)_fulfillment_orders$/;

function byLocation(group: AccessGroup): AccessGroup[] {
  const ofOthers = group.anyOf.filter((scope) => OTHERS_ORDERS.test(scope));
  const onlyOthers = ofOthers.length > 1 && !group.anyOf.some((scope) => scope.endsWith("_assigned_fulfillment_orders"));
  return onlyOthers ? ofOthers.map((scope) => ({ ...group, anyOf: [scope] })) : [group];
}
