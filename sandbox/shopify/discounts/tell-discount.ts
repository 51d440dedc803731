import { toGid } from "../state/gid.ts";
import { payloadTime } from "../state/payload-time.ts";
import type { ShopState } from "../state/shop-state.ts";
import { tell } from "../state/tell.ts";
import { discountStatus, type DiscountRecord, type RedeemCodeRecord } from "./discount-record.ts";

export const discountGid = ({ __typename, id }: DiscountRecord): string => toGid(__typename, id);

/** Tells `discounts/create` or `discounts/update`. */
export function tellDiscount(state: ShopState, topic: "create" | "update", discount: DiscountRecord): void {
  tell(state, `discounts/${topic}`, discount.__typename, discount.id, {
    admin_graphql_api_id: discountGid(discount),
    title: discount.terms.title,
    status: discountStatus(discount.terms, state.now()),
    created_at: payloadTime(discount.createdAt, state.shop.ianaTimezone),
    updated_at: payloadTime(discount.updatedAt, state.shop.ianaTimezone),
  });
}

export function tellDeleted(state: ShopState, discount: DiscountRecord): void {
  tell(state, "discounts/delete", discount.__typename, discount.id, {
    admin_graphql_api_id: discountGid(discount),
    deleted_at: payloadTime(state.now(), state.shop.ianaTimezone),
  });
}

/** Tells that a code came or went. */
export function tellCode(state: ShopState, topic: "added" | "removed", discount: DiscountRecord, { id, code }: RedeemCodeRecord): void {
  tell(state, `discounts/redeemcode_${topic}`, discount.__typename, discount.id, {
    admin_graphql_api_id: discountGid(discount),
    redeem_code: { id: toGid("DiscountRedeemCode", id), code },
    updated_at: payloadTime(state.now(), state.shop.ianaTimezone),
  });
}
