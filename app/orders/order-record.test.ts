import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { OrderFieldsFragment } from "#admin/order-fields.ts";
import type { OrderLineFieldsFragment } from "#admin/order-line-fields.ts";
import { importOrders, orderFromAdmin } from "./order-record.ts";
import { orderLineFromAdmin } from "./order-line-record.ts";
import { readPostalAddress, readShippingAddress } from "./postal-address.ts";

const money = (amount: string) => ({ shopMoney: { amount } });

const address = {
  name: "Ada Okafor",
  company: null,
  address1: "1 Mill Road",
  address2: null,
  city: "Leeds",
  province: "England",
  provinceCode: "ENG",
  zip: "LS1 1AA",
  countryCodeV2: "GB",
  phone: "+441130000000",
} as const;

const order: OrderFieldsFragment = {
  id: "gid://shopify/Order/5001",
  name: "#1001",
  customer: { id: "gid://shopify/Customer/7", firstName: "A.", lastName: "Okafor" },
  email: "ada@buyer.example",
  phone: null,
  currencyCode: "GBP",
  subtotalPriceSet: money("10.00"),
  totalShippingPriceSet: money("4.50"),
  totalTaxSet: money("2.42"),
  totalDiscountsSet: money("1.0"),
  totalPriceSet: money("14.50"),
  currentTotalPriceSet: money("12.0"),
  totalRefundedSet: money("0.0"),
  totalOutstandingSet: money("0.0"),
  test: false,
  paymentGatewayNames: ["shopify_payments"],
  risk: { recommendation: "ACCEPT" },
  displayFinancialStatus: "PAID",
  displayFulfillmentStatus: "UNFULFILLED",
  shippingAddress: address,
  shippingLine: { title: "Express", code: "EXP" },
  customAttributes: [
    { key: "delivery_instructions", value: "Ring twice" },
    { key: "Gift message", value: " For you " },
  ],
  note: null,
  tags: [],
  createdAt: "2026-10-05T09:00:00Z",
  updatedAt: "2026-10-05T09:01:00Z",
  cancelledAt: null,
  cancelReason: null,
  checkoutToken: null,
  sourceName: "web",
  closedAt: null,
};

const line: OrderLineFieldsFragment = {
  id: "gid://shopify/LineItem/9",
  variant: { id: "gid://shopify/ProductVariant/11" },
  product: { id: "gid://shopify/Product/12" },
  sku: "MUG-1",
  title: "Mug",
  variantTitle: "Blue",
  quantity: 3,
  currentQuantity: 2,
  originalUnitPriceSet: money("5.00"),
  originalTotalSet: money("15.00"),
  discountedTotalSet: money("13.34"),
  requiresShipping: true,
  lineItemGroup: null,
  customAttributes: [
    { key: "Engraving", value: " For\nAda " },
    { key: "_bundle_id", value: "77" },
    { key: "Ribbon", value: "" },
  ],
};

describe("the copy of an order", () => {
  test("has its money in the minor units of the shop's currency, whether that has two digits, none or three", () => {
    const amounts = (digits: number, total: string) => orderFromAdmin({ ...order, totalPriceSet: money(total) }, digits).total;
    expect(amounts(2, "14.5")).toBe("1450");
    expect(amounts(0, "1200.0")).toBe("1200");
    expect(amounts(3, "1.234")).toBe("1234");
    expect(orderFromAdmin(order, 2)).toMatchObject({
      subtotal: "1000",
      currentTotal: "1200",
      shipping: "450",
      tax: "242",
      discounts: "100",
      refunded: "0",
    });
  });

  test("counts what Shopify does not state as nothing: no tax, no discount, no subtotal", () => {
    const bare = orderFromAdmin({ ...order, subtotalPriceSet: null, totalTaxSet: null, totalDiscountsSet: null }, 2);
    expect(bare).toMatchObject({ subtotal: "0", tax: "0", discounts: "0", total: "1450" });
  });

  test("calls the buyer as the parcel does, and only without an address as the customer's account does", () => {
    expect(orderFromAdmin(order, 2).customerName).toBe("Ada Okafor");
    expect(orderFromAdmin({ ...order, shippingAddress: null }, 2).customerName).toBe("A. Okafor");
    expect(orderFromAdmin({ ...order, shippingAddress: null, customer: null }, 2)).toMatchObject({ customerName: null, customerId: null });
  });

  test("rings the order's own number before the address's", () => {
    expect(orderFromAdmin({ ...order, phone: "+44700" }, 2).phone).toBe("+44700");
    expect(orderFromAdmin(order, 2).phone).toBe("+441130000000");
  });

  test("keeps what the buyer chose at checkout, and what is written on the gift, whatever a theme calls it", () => {
    expect(orderFromAdmin(order, 2)).toMatchObject({ shippingTitle: "Express", shippingCode: "EXP", giftMessage: "For you" });
    const bare = { ...order, shippingLine: null, customAttributes: [{ key: "gift_wrap", value: "yes" }] };
    expect(orderFromAdmin(bare, 2)).toMatchObject({ shippingTitle: null, shippingCode: null, giftMessage: null });
  });

  test("has no address where Shopify has none, instead of one full of gaps", () => {
    expect(orderFromAdmin({ ...order, shippingAddress: null }, 2)).toMatchObject({ shipTo: null, countryCode: null });
  });

  test("keeps the whole address for the label, with the email that the carrier writes to", () => {
    const { countryCodeV2: countryCode, ...rest } = address;
    const row = orderFromAdmin(order, 2);
    expect(row.countryCode).toBe("GB");
    expect(readShippingAddress(JSON.parse(row.shipTo ?? ""))).toEqual({ ...rest, countryCode, email: "ada@buyer.example" });
  });

  test("can be stored whatever a buyer typed: PostgreSQL takes neither the zero character nor half a surrogate pair", () => {
    const typed = fc.string({ unit: fc.constantFrom("a", "\0", "\ud83d", "😀", '"', "\\", "{", ",", "\u0600") });
    fc.assert(
      fc.property(typed, fc.array(typed), (text, tags) => {
        const row = orderFromAdmin(
          { ...order, name: text, note: text, email: text, tags, shippingAddress: { ...address, name: text, city: text } },
          2,
        );
        const [name, note, shipTo, allTags] = [row.name, row.note, row.shipTo, row.tags].map((value) => value ?? "");
        for (const stored of [name, note, shipTo, allTags]) {
          expect(stored).not.toContain("\0");
          expect(stored).not.toContain("\\u0000");
          expect(stored?.isWellFormed()).toBe(true);
        }
        // Inside JSON as outside of it: the name in the address is the name of the row.
        expect(readPostalAddress(JSON.parse(shipTo ?? "")).name).toBe(row.customerName);
      }),
    );
  });

  test("is refused when its id is not one of Shopify's", () => {
    expect(() => orderFromAdmin({ ...order, id: "gid://shopify/Order/abc" }, 2)).toThrow("Not a numbered Shopify id");
  });
});

describe("the copy of an order's line", () => {
  const copied = (more: Partial<OrderLineFieldsFragment>, digits = 2) => orderLineFromAdmin({ ...line, ...more }, order.id, digits);

  test("belongs to its order, its variant and its product", () => {
    expect(copied({})).toMatchObject({ id: "9", orderId: "5001", variantId: "11", productId: "12", sku: "MUG-1" });
  });

  test("outlives the variant and the product that it was", () => {
    expect(copied({ variant: null, product: null })).toMatchObject({ variantId: null, productId: null, title: "Mug" });
  });

  test("says what the buyer asked for with it, each in a line of its own; what apps keep for themselves is nobody's to read", () => {
    expect(copied({}).properties).toBe("Engraving: For Ada");
    expect(copied({ customAttributes: [...line.customAttributes, { key: "Font", value: "Serif" }] }).properties).toBe(
      "Engraving: For Ada\nFont: Serif",
    );
    expect(copied({ customAttributes: [{ key: "_id", value: "7" }] }).properties).toBeNull();
  });

  test.each([null, "", "   ", "\t\n"])("with %j for a SKU has none", (sku) => {
    expect(copied({ sku }).sku).toBeNull();
  });

  test("has its SKU without the spaces around it: no warehouse knows those", () => {
    expect(copied({ sku: " MUG-1 " }).sku).toBe("MUG-1");
  });

  test("keeps what was ordered apart from what is left of it, and the price before discounts from the one after", () => {
    expect(copied({})).toMatchObject({
      quantity: "3",
      currentQuantity: "2",
      unitPrice: "500",
      originalTotal: "1500",
      discountedTotal: "1334",
      requiresShipping: "t",
    });
    expect(copied({ originalUnitPriceSet: money("500.0") }, 0).unitPrice).toBe("500");
  });
});

test("of a bulk file each line goes to its own table, and a child to the parent that it names", () => {
  const put: [number, string | null | undefined][] = [];
  const read = (node: object, parent?: string) =>
    importOrders.read(
      { ...(node as { __typename: string; id: string }), ...(parent && { __parentId: parent }) },
      (table, row) => put.push([table, row.orderId]),
      2,
    );
  read({ __typename: "LineItem", ...line }, order.id);
  read({ __typename: "Order", ...order });
  expect(put).toEqual([
    [1, "5001"],
    [0, undefined],
  ]);
});
