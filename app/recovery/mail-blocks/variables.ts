/** What a mail's texts can speak of: by its name in a stored block, where Liquid finds it (docs/recovery-messages.md). Names never change once released. */
export const VARIABLES = {
  "first-name": "buyer.first_name",
  "full-name": "buyer.name",
  "shop-name": "shop.name",
  "first-item": "cart.items.first.title",
  "cart-total": "cart.total",
  "cart-count": "cart.count",
  "cart-more": "cart.more",
  "item-quantity": "item.quantity",
  code: "code",
  "code-value": "code_value",
  "code-until": "code_until",
  arrives: "arrives",
  "order-name": "order.name",
  "order-expected": "order.expected",
  "order-carrier": "order.carrier",
  "order-tracking-number": "order.tracking_number",
} as const;

export type VariableName = keyof typeof VARIABLES;

/** Known for every mail: nothing has to stand in their place. */
export const ALWAYS_KNOWN: readonly VariableName[] = ["shop-name", "cart-count", "cart-more", "item-quantity"];

/** Of one line of the cart, or of what comes after the lines: they mean nothing elsewhere. */
export const OF_CART_ALONE: readonly VariableName[] = ["item-quantity", "cart-more"];

/** When a block stands in the mail, by its name in a stored one: what Liquid asks; null of what always does. Names never change once released. */
export const CONDITIONS = {
  always: null,
  "has-name": "if buyer.first_name",
  "has-no-name": "unless buyer.first_name",
  "has-code": "if code",
  "has-no-code": "unless code",
  "has-cart": "if cart.items.first",
  "cart-as-left": "if cart.as_left",
  "cart-changed": "unless cart.as_left",
  "has-products": "if products.first",
  "has-arrival": "if arrives",
  "has-no-arrival": "unless arrives",
  "has-tracking": "if order.tracking_url",
  "has-no-tracking": "unless order.tracking_url",
  "has-expected": "if order.expected",
} as const;

export type ConditionName = keyof typeof CONDITIONS;
