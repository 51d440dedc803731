import type { OrderRecord } from "../state/order-record.ts";
import type { ShopState } from "../state/shop-state.ts";
import { applyChangeset, type ApplyChangesetResult, type ChangesetToApply } from "./apply-changeset.ts";
import { calculateChangeset, type CalculateChangesetResult } from "./calculate-changeset.ts";
import { offerInput, type OfferInput } from "./offer-input.ts";
import { releaseOrder } from "./offer-window.ts";
import type { AppSecrets } from "./read-changeset.ts";

/** What a checkout does for a post-purchase extension of the app, between payment and the thank-you page. */
export type PostPurchase = {
  /** `inputData`, signed. */
  input(order: OrderRecord, extensionPoint: Parameters<typeof offerInput>[3], locale?: string): Promise<OfferInput>;
  calculate(order: OrderRecord, changeset: string | { changes: unknown }): Promise<CalculateChangesetResult>;
  apply(asked: ChangesetToApply): Promise<ApplyChangesetResult>;
  /** The buyer is on the thank-you page. */
  done(order: OrderRecord): void;
};

export function createPostPurchase(state: ShopState, app: AppSecrets): PostPurchase {
  return {
    input: (order, extensionPoint, locale) => offerInput(state, app, order, extensionPoint, locale),
    calculate: (order, changeset) => calculateChangeset(state, app, order, changeset),
    apply: (asked) => applyChangeset(state, app, asked),
    done: (order) => releaseOrder(state, order),
  };
}
