import { codeKey } from "../calculation/discount-cart.ts";
import type { DiscountRecord } from "../discount-record.ts";
import type { ShopState } from "../../state/shop-state.ts";

/** What is wrong with a code as a text, without the word in front of it. */
export function wrongWithCode(code: string): { message: string; code: string } | null {
  if (code.length === 0) return { message: "is too short (minimum is 1 character)", code: "TOO_SHORT" };
  if (/[\n\r]/.test(code)) return { message: "cannot contain newline characters.", code: "INVALID" };
  if (code.length > 255) return { message: "is too long (maximum is 255 characters)", code: "TOO_LONG" };
  return null;
}

export const TAKEN = "must be unique. Please try a different code.";

/** The discount that has a code, in any case. */
export function discountWithCode(state: ShopState, code: string): DiscountRecord | undefined {
  return state.discountsByCode.get(codeKey(code));
}
