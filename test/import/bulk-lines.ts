const money = (amount: string) => ({ shopMoney: { amount } });

/** An order as a bulk operation writes it; what is not given is of no matter. */
export const orderLine = (id: number, given: Record<string, unknown> = {}) => ({
  __typename: "Order",
  id: `gid://shopify/Order/${id}`,
  name: `#${id}`,
  customer: null,
  email: null,
  phone: null,
  currencyCode: "GBP",
  subtotalPriceSet: money("10.00"),
  totalShippingPriceSet: money("0.0"),
  totalTaxSet: null,
  totalDiscountsSet: null,
  totalPriceSet: money("10.00"),
  totalRefundedSet: money("0.00"),
  displayFinancialStatus: "PAID",
  test: false,
  paymentGatewayNames: ["shopify_payments"],
  shippingLine: { title: "Standard", code: "standard" },
  customAttributes: [],
  risk: { recommendation: "NONE" },
  displayFulfillmentStatus: "UNFULFILLED",
  shippingAddress: null,
  note: null,
  tags: [],
  createdAt: "2026-11-01T10:00:00Z",
  updatedAt: "2026-11-01T10:00:00Z",
  cancelledAt: null,
  closedAt: null,
  ...given,
});

export const lineOf = (order: number, id: number, given: Record<string, unknown> = {}) => ({
  __typename: "LineItem",
  id: `gid://shopify/LineItem/${id}`,
  variant: null,
  product: null,
  sku: `SKU-${id}`,
  title: `Line ${id}`,
  variantTitle: null,
  quantity: 2,
  currentQuantity: 2,
  originalUnitPriceSet: money("2.50"),
  originalTotalSet: money("5.00"),
  discountedTotalSet: money("5.00"),
  requiresShipping: true,
  __parentId: `gid://shopify/Order/${order}`,
  ...given,
});

export const asFile = (lines: readonly object[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join("");
