import { z } from "zod";

const number = z.number().finite();
const id = z.union([z.int(), z.string().regex(/^\d+$/).transform(Number)]);
const quantity = z.int().min(1).max(10_000);
const discount = z.object({
  value: number.min(0),
  valueType: z.enum(["percentage", "fixed_amount"]),
  title: z.string().min(1).max(255),
});

const Change = z.discriminatedUnion("type", [
  z.object({ type: z.literal("add_variant"), variantId: id, quantity, discount: discount.optional() }),
  z.object({
    type: z.literal("add_shipping_line"),
    price: number.min(0),
    title: z.string().optional(),
    presentmentTitle: z.string().optional(),
  }),
  z.object({
    type: z.literal("set_metafield"),
    namespace: z.string(),
    key: z.string(),
    value: z.union([z.string(), number]),
    valueType: z.enum(["integer", "string", "json_string"]),
  }),
  z.object({ type: z.literal("add_subscription"), variantId: id, sellingPlanId: id, quantity }).loose(),
]);

/** What an app wants to be done to a purchase after it was paid, as the post-purchase extension's `Changeset`. */
export const Changes = z.array(Change).min(1).max(100);

export type Changes = z.infer<typeof Changes>;

/** As `ChangesetErrorCode` in Shopify's package for post-purchase extensions. */
export type ChangesetErrorCode =
  | "payment_required"
  | "insufficient_inventory"
  | "changeset_already_applied"
  | "unsupported_payment_method"
  | "invalid_request"
  | "server_error"
  | "buyer_consent_required"
  | "subscription_vaulting_error"
  | "subscription_contract_creation_error"
  | "subscription_no_shipping_address_error"
  | "subscription_limit_error"
  | "order_released_error";

export type ChangesetError = { code: ChangesetErrorCode; message: string };

const MESSAGES: Record<ChangesetErrorCode, string> = {
  payment_required: "The original payment method couldn't be charged.",
  insufficient_inventory: "An item requested to be added is out of stock.",
  changeset_already_applied: "The changeset has already been applied.",
  unsupported_payment_method: "The payment method of the initial purchase can't be used to pay for changesets.",
  invalid_request: "The request is invalid.",
  server_error: "An unexpected error has happened.",
  buyer_consent_required: "The buyer's consent is required to apply the changeset.",
  subscription_vaulting_error: "The payment method couldn't be kept for the subscription.",
  subscription_contract_creation_error: "The subscription contract couldn't be created.",
  subscription_no_shipping_address_error: "The order has no shipping address.",
  subscription_limit_error: "No more subscriptions can be added to this order.",
  order_released_error: "The checkout was completed and the order has been released to fulfillment.",
};

export const changesetError = (code: ChangesetErrorCode, message = MESSAGES[code]): ChangesetError => ({ code, message });
