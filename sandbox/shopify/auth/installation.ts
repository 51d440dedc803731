import type { Clock } from "../../clock.ts";
import type { ShopEvents } from "../shop-event.ts";
import type { AppConfig } from "./read-app-config.ts";

/** The app on the shop: whether it is there, and what the merchant allows it. */
export type Installation = {
  isInstalled(): boolean;
  /** Grants the required scopes. Nothing happens when the app is there already. */
  install(): void;
  /** Answers false when it was not installed. */
  uninstall(): boolean;
  granted(): ReadonlySet<string>;
  required(): readonly string[];
  optional(): readonly string[];
  /** Grants those of the scopes that the app declared as optional; answers those newly granted. */
  grantOptionalScopes(scopes: readonly string[]): string[];
  /** Takes optional scopes back; answers those that were granted. */
  revokeOptionalScopes(scopes: readonly string[]): string[];
};

type InstallationOptions = { clock: Clock; events: ShopEvents; config(): AppConfig };

export const installationGid = "gid://shopify/AppInstallation/480000000001";

export function createInstallation({ clock, events, config }: InstallationOptions): Installation {
  let installed = false;
  let granted = new Set<string>();

  const change = (next: Set<string>) => {
    const payload = { id: installationGid, previous: [...granted], current: [...next], updated_at: clock.now().toString() };
    granted = next;
    events.emit({ topic: "app/scopes_update", resourceId: installationGid, payload, at: clock.now() });
  };

  return {
    isInstalled: () => installed,
    install() {
      if (installed) return;
      installed = true;
      granted = new Set(config().requiredScopes);
    },
    uninstall() {
      if (!installed) return false;
      installed = false;
      granted = new Set();
      return true;
    },
    granted: () => granted,
    required: () => config().requiredScopes,
    optional: () => config().optionalScopes,
    grantOptionalScopes(scopes) {
      const declared = config().optionalScopes;
      const fresh = scopes.filter((scope) => declared.includes(scope) && !granted.has(scope));
      if (installed && fresh.length > 0) change(new Set([...granted, ...fresh]));
      return fresh;
    },
    revokeOptionalScopes(scopes) {
      const required = config().requiredScopes;
      const taken = scopes.filter((scope) => granted.has(scope) && !required.includes(scope));
      if (taken.length > 0) change(new Set([...granted].filter((scope) => !taken.includes(scope))));
      return taken;
    },
  };
}
