type Named = { readonly firstName?: string | null; readonly lastName?: string | null };

/**
 * A customer's name as Shopify's `displayName` writes it; null of one who gave none. `displayName` itself may not be asked for: it is never
 * null, so that Shopify, where the app is not approved for names, answers nothing of the customer at all.
 */
export function fullName({ firstName, lastName }: Named): string | null {
  return [firstName, lastName].filter(Boolean).join(" ") || null;
}
