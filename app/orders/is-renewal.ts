/**
 * What Shopify calls the source of an order that a subscription brings by itself, whatever comes after it (`subscription_contract_checkout_one` since 2025-10).
 * The order with which somebody subscribes is `web`, as any other.
 */
export const RENEWAL = "subscription_contract";

/** Whether an order came by itself from a subscription: nobody did anything for it. Not known of what was copied before it was asked for. */
export const isRenewal = ({ sourceName }: { sourceName: string | null }): boolean => sourceName?.startsWith(RENEWAL) ?? false;

/** Orders that somebody placed, as a condition of Prisma's. */
export const PLACED_BY_SOMEBODY = { OR: [{ sourceName: null }, { NOT: { sourceName: { startsWith: RENEWAL } } }] };
