import { expect } from "vitest";
import { keepCheckout } from "#sandbox/shopify/abandonment/keep-checkout.ts";
import { addSegment } from "#sandbox/shopify/segments/add-segment.ts";
import { findOrAddCustomer } from "#sandbox/shopify/state/find-or-add-customer.ts";
import { toGid } from "#sandbox/shopify/state/gid.ts";
import type { VariantRecord } from "#sandbox/shopify/state/product-record.ts";
import type { ShopState } from "#sandbox/shopify/state/shop-state.ts";

/** Sends one of the app's own documents. */
export type Ask = (name: string, variables?: Record<string, unknown>) => Promise<Record<string, unknown>>;

/** What the app asks about checkouts that were left, for its pixel, and of segments. `changed` is a window that holds now. */
export async function asksOfRecovery(ask: Ask, state: ShopState, variant: VariantRecord, changed: string): Promise<void> {
  const left = keepCheckout(state, "left", [{ variant, quantity: 2, customAttributes: [] }], { email: "ada@buyer.example" });
  const id = toGid("AbandonedCheckout", left.id);
  expect(await ask("ChangedCheckouts", { changed: `${changed} AND status:open`, after: null })).toMatchObject({
    abandonedCheckouts: { nodes: [{ id }] },
  });
  expect(await ask("CheckoutsToKeep", { ids: [id] })).toMatchObject({
    nodes: [{ lineItems: { nodes: [{ sku: variant.sku, quantity: 2, originalUnitPriceSet: { shopMoney: { amount: "12.5" } } }] } }],
  });
  const settings = JSON.stringify({ accountID: "1.abc" });
  const pixel = (await ask("CreatePixel", { settings }))["webPixelCreate"] as { webPixel: { id: string } };
  await ask("UpdatePixel", { id: pixel.webPixel.id, settings });
  expect(await ask("StandingPixel")).toEqual({ webPixel: { id: pixel.webPixel.id, settings: { accountID: "1.abc" } } });
  await ask("DeletePixel", { id: pixel.webPixel.id });

  const member = findOrAddCustomer(state, { email: "member@buyer.example", address: null });
  const segment = toGid("Segment", addSegment(state, "Never bought", "number_of_orders = 0 AND customer_tags NOT CONTAINS 'staff'").id);
  expect(await ask("Segment", { id: segment })).toEqual({ segment: { id: segment, name: "Never bought" } });
  const { customerSegmentMembers: members } = await ask("SegmentMembers", { segmentId: segment, after: null });
  expect(members).toMatchObject({
    edges: expect.arrayContaining([{ node: { id: toGid("CustomerSegmentMember", member.id) } }]) as unknown,
    pageInfo: { hasNextPage: false },
  });
}
