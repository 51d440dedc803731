import type { CartRecord } from "../storefront/cart.ts";
import type { CheckoutField } from "./checkout-form.ts";

/** A checkout that was begun: what was filled in so far, under the token that extensions, pixels and the order know it by. */
export type CheckoutRecord = {
  token: string;
  cart: CartRecord;
  filled: Partial<Record<CheckoutField, string>>;
  /** By Apple Pay, Google Pay or the like: its lines can't be changed any more. */
  accelerated: boolean;
  /** Its cart is somebody else's to say, as with a draft order's invoice: nothing of it may be changed. */
  locked: boolean;
  /** Shown in the merchant's checkout editor. */
  inEditor: boolean;
  /** Grows with every change of its lines, and lines are named anew by it. */
  revision: number;
  ordered: boolean;
};
