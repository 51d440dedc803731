import type { ShopState } from "../state/shop-state.ts";
import { codeKey } from "./calculation/discount-cart.ts";
import { discountStatus, type DiscountRecord } from "./discount-record.ts";
import { discountError } from "./input/complaints.ts";
import { isCrowded } from "./is-crowded.ts";
import { tellDeleted, tellDiscount } from "./tell-discount.ts";
import { CROWDED, findDiscount, type Method, record, type Written } from "./write-discount.ts";

/** What Shopify says where there is none. */
export const missing = (method: Method, field = "id") =>
  discountError([field], `${method === "code" ? "Code" : "Automatic"} discount does not exist.`, "INVALID");

/** `discountCodeActivate`, `discountAutomaticActivate`: from now on and without end. One that is active already stays as it is. */
export function activate(state: ShopState, id: string, method: Method): Written {
  const discount = findDiscount(state, id, method);
  if (!discount) return { discount: null, errors: [missing(method)] };
  const now = wholeSeconds(state.now());
  if (discountStatus(discount.terms, state.now()) === "ACTIVE") return { discount, errors: [] };
  const period = { startsAt: Math.min(discount.terms.startsAt, now), endsAt: null };
  if (method === "automatic" && isCrowded(state.discounts.values(), period, discount))
    return { discount: null, errors: [discountError(["id"], CROWDED, "ACTIVE_PERIOD_OVERLAP")] };
  return change(state, discount, period);
}

/** `discountCodeDeactivate`, `discountAutomaticDeactivate`: over from now on. One that is over already stays as it is. */
export function deactivate(state: ShopState, id: string, method: Method): Written {
  const discount = findDiscount(state, id, method);
  if (!discount) return { discount: null, errors: [missing(method)] };
  const now = wholeSeconds(state.now());
  if (discountStatus(discount.terms, state.now()) === "EXPIRED") return { discount, errors: [] };
  return change(state, discount, { startsAt: Math.min(discount.terms.startsAt, now), endsAt: now });
}

/** `discountCodeDelete`, `discountAutomaticDelete`. */
export function remove(state: ShopState, id: string, method: Method): Written {
  const discount = findDiscount(state, id, method);
  if (!discount) return { discount: null, errors: [missing(method)] };
  state.discounts.delete(discount.id);
  for (const { code } of discount.codes) state.discountsByCode.delete(codeKey(code));
  record(state, "discount.deleted", discount);
  tellDeleted(state, discount);
  return { discount, errors: [] };
}

function change(state: ShopState, discount: DiscountRecord, period: { startsAt: number; endsAt: number | null }): Written {
  discount.terms = { ...discount.terms, ...period };
  discount.updatedAt = state.now();
  record(state, "discount.updated", discount);
  tellDiscount(state, "update", discount);
  return { discount, errors: [] };
}

const wholeSeconds = (at: number) => Math.floor(at / 1000) * 1000;
