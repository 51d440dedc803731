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

/** A product, or a variant of one, that the merchant chose: by Shopify's number. */
export type PickedResource = { id: string; title: string; imageUrl: string | null };

const gidOf = (type: "Product" | "ProductVariant" | "Collection", id: string) => ({ id: `gid://shopify/${type}/${id}` });
const numberIn = (gid: string) => gid.split("/").at(-1) ?? gid;

/** The admin's own window for choosing products, with those ticked that are chosen already. Null when it was closed, and outside the admin. */
export async function pickProducts(chosen: readonly string[], most: number): Promise<PickedResource[] | null> {
  const selectionIds = chosen.map((id) => gidOf("Product", id));
  const picked = await appBridge()?.resourcePicker({
    type: "product",
    action: "select",
    multiple: most,
    selectionIds,
    filter: { variants: false },
  });
  return picked?.map(({ id, title, images }) => ({ id: numberIn(id), title, imageUrl: images[0]?.originalSrc ?? null })) ?? null;
}

/** The same for variants. */
export async function pickVariants(chosen: readonly string[], most: number): Promise<PickedResource[] | null> {
  const selectionIds = chosen.map((id) => gidOf("ProductVariant", id));
  const picked = await appBridge()?.resourcePicker({ type: "variant", action: "select", multiple: most, selectionIds });
  return (
    picked?.map(({ id, displayName, image }) => ({ id: numberIn(id), title: displayName, imageUrl: image?.originalSrc ?? null })) ?? null
  );
}

/** The same for collections. */
export async function pickCollections(chosen: readonly string[], most: number): Promise<PickedResource[] | null> {
  const selectionIds = chosen.map((id) => gidOf("Collection", id));
  const picked = await appBridge()?.resourcePicker({ type: "collection", action: "select", multiple: most, selectionIds });
  return picked?.map(({ id, title, image }) => ({ id: numberIn(id), title, imageUrl: image?.originalSrc ?? null })) ?? null;
}
