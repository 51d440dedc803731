import type { ResolverMap } from "../resolver-map.ts";
import { installationGid, type Installation } from "./installation.ts";

/** The app's own view of what it may do, and its way to give scopes back. */
export function appInstallationResolvers(installation: Installation, isScope: (scope: string) => boolean): ResolverMap {
  const asAccessScope = (handle: string) => ({ handle, description: handle.replaceAll("_", " ") });

  return {
    QueryRoot: {
      currentAppInstallation: () => ({ id: installationGid, accessScopes: [...installation.granted()].map(asAccessScope) }),
    },
    Mutation: {
      appRevokeAccessScopes(_source: unknown, { scopes }: { scopes: string[] }) {
        const refuse = (code: string, message: string) => ({ revoked: null, userErrors: [{ field: ["scopes"], code, message }] });
        if (scopes.some((scope) => !isScope(scope)))
          return refuse("UNKNOWN_SCOPES", "The requested list of scopes to revoke includes invalid handles.");
        if (scopes.some((scope) => installation.required().includes(scope)))
          return refuse("CANNOT_REVOKE_REQUIRED_SCOPES", "Required scopes cannot be revoked.");
        if (scopes.some((scope) => !installation.optional().includes(scope)))
          return refuse("CANNOT_REVOKE_UNDECLARED_SCOPES", "Cannot revoke optional scopes that haven't been declared.");
        return { revoked: installation.revokeOptionalScopes(scopes).map(asAccessScope), userErrors: [] };
      },
    },
  };
}
