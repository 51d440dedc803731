import { z } from "zod";
import { addToCart, isSold, setProperties, setQuantity } from "../../storefront/cart.ts";
import { type Visit } from "../../storefront/visit.ts";
import type { CheckoutRecord } from "../checkout-record.ts";
import { pricedCheckout } from "../order-summary.ts";
import { lineId } from "./signals.ts";

export type ChangeResult = { type: "success" } | { type: "error"; message: string };

const attributes = z.array(z.object({ key: z.string(), value: z.string() })).optional();
const quantity = z.int().min(0).max(999);
const LinesChange = z.discriminatedUnion("type", [
  z.object({ type: z.literal("addCartLine"), merchandiseId: z.string(), quantity: quantity.min(1), attributes }),
  z.object({ type: z.literal("removeCartLine"), id: z.string(), quantity }),
  z.object({
    type: z.literal("updateCartLine"),
    id: z.string(),
    merchandiseId: z.string().optional(),
    quantity: quantity.optional(),
    attributes,
  }),
]);
const DiscountChange = z.object({ type: z.enum(["addDiscountCode", "removeDiscountCode"]), code: z.string().min(1) });
const AttributeChange = z.discriminatedUnion("type", [
  z.object({ type: z.literal("updateAttribute"), key: z.string(), value: z.string() }),
  z.object({ type: z.literal("removeAttribute"), key: z.string() }),
]);
const NoteChange = z.discriminatedUnion("type", [
  z.object({ type: z.literal("updateNote"), note: z.string() }),
  z.object({ type: z.literal("removeNote") }),
]);

const done: ChangeResult = { type: "success" };
const refused = (message: string): ChangeResult => ({ type: "error", message });

/** What an extension does to its checkout by one of the `apply…Change` calls. Says so when it can't be done; never throws. */
export function applyChange(visit: Visit, checkout: CheckoutRecord, method: string, change: unknown): ChangeResult {
  // A wallet has shown its sheet with this very cart.
  if (checkout.accelerated) return refused("The checkout can't be changed while an accelerated checkout is in progress.");
  if (checkout.locked) return refused("The checkout doesn't allow this change.");
  if (checkout.ordered) return refused("The checkout is completed.");
  switch (method) {
    case "applyCartLinesChange": {
      const parsed = LinesChange.safeParse(change);
      return parsed.success ? changeLines(visit, checkout, parsed.data) : refused(z.prettifyError(parsed.error));
    }
    case "applyDiscountCodeChange": {
      const parsed = DiscountChange.safeParse(change);
      return parsed.success ? changeCodes(visit, checkout, parsed.data) : refused(z.prettifyError(parsed.error));
    }
    case "applyAttributeChange": {
      const parsed = AttributeChange.safeParse(change);
      if (!parsed.success) return refused(z.prettifyError(parsed.error));
      const { key } = parsed.data;
      const others = Object.entries(checkout.cart.attributes).filter(([name]) => name !== key);
      checkout.cart.attributes = Object.fromEntries(
        parsed.data.type === "updateAttribute" ? [...others, [key, parsed.data.value]] : others,
      );
      return done;
    }
    case "applyNoteChange": {
      const parsed = NoteChange.safeParse(change);
      if (!parsed.success) return refused(z.prettifyError(parsed.error));
      checkout.cart.note = parsed.data.type === "updateNote" ? parsed.data.note : "";
      return done;
    }
    default:
      return refused(`${method} is not built in the sandbox.`);
  }
}

function changeLines({ storefront: { state } }: Visit, checkout: CheckoutRecord, change: z.infer<typeof LinesChange>): ChangeResult {
  const { cart } = checkout;
  const properties = change.type === "removeCartLine" ? undefined : change.attributes;
  const given = properties && Object.fromEntries(properties.map(({ key, value }) => [key, value]));
  if (change.type === "addCartLine") {
    const variant = state.variants.get(numberIn(change.merchandiseId));
    if (!variant || !isSold(variant)) return refused("The merchandise does not exist.");
    addToCart(cart, variant, change.quantity, given);
    checkout.revision += 1;
    return done;
  }
  const line = cart.lines.find(({ key }) => lineId(checkout, key) === change.id);
  if (!line) return refused("The cart line does not exist.");
  if (change.type === "removeCartLine") setQuantity(cart, line, line.quantity - change.quantity);
  else {
    if (change.merchandiseId !== undefined) {
      const variant = state.variants.get(numberIn(change.merchandiseId));
      if (!variant || !isSold(variant)) return refused("The merchandise does not exist.");
      line.variant = variant;
    }
    setProperties(line, given ?? line.properties);
    if (change.quantity !== undefined) setQuantity(cart, line, change.quantity);
  }
  checkout.revision += 1;
  return done;
}

/** A code that takes nothing off is not kept. */
function changeCodes(visit: Visit, checkout: CheckoutRecord, { type, code }: z.infer<typeof DiscountChange>): ChangeResult {
  const { cart } = checkout;
  const others = cart.codes.filter((one) => one.toLowerCase() !== code.toLowerCase());
  if (type === "removeDiscountCode") {
    cart.codes = others;
    return done;
  }
  const before = cart.codes;
  cart.codes = [...others, code];
  const answer = pricedCheckout(visit, checkout).codes.find((one) => one.code.toLowerCase() === code.toLowerCase());
  if (answer?.applicable) return done;
  cart.codes = before;
  return refused("The discount code can't be used for this order.");
}

function numberIn(gid: string): number {
  return Number(/^gid:\/\/shopify\/ProductVariant\/(\d+)$/.exec(gid)?.[1]);
}
