import { useEffect } from "react";
import type { ShopifyGlobal } from "@shopify/app-bridge-types";

/** The admin that frames us, when there is one: undefined on the server and outside the admin. */
function appBridge(): ShopifyGlobal | undefined {
  return typeof window === "undefined" ? undefined : window.shopify;
}

/** Success in three words, or a failure that belongs to no part of the screen. */
export function showToast(message: string, { failed = false } = {}) {
  appBridge()?.toast.show(message, failed ? { isError: true } : undefined);
}

/** The admin's bar of loading, while `busy`. */
export function useAdminLoading(busy: boolean) {
  useEffect(() => {
    appBridge()?.loading(busy);
  }, [busy]);
}

/** Asks the merchant to let the app do more; true when they agreed to all of it. */
export async function requestScopes(scopes: readonly string[]): Promise<boolean> {
  const answer = await appBridge()?.scopes.request([...scopes]);
  return answer?.result === "granted-all";
}

/** Asks before what is unsaved is left; resolves when the merchant wants to leave, and outside the admin. */
export async function confirmLeaving(): Promise<void> {
  await appBridge()?.saveBar.leaveConfirmation();
}
