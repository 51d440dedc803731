import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loader as picks } from "#app/routes/app.packing.picks[.]pdf.ts";
import { loader as slips } from "#app/routes/app.packing.slips[.]pdf.ts";
import { giveOrders } from "../screens/a-shop-with-orders.ts";
import { aShop } from "../support/a-shop.ts";
import type { OpenShop } from "../support/open-shop.ts";

let shop: OpenShop;

const placedAt = "2026-01-01T10:00:00Z";
const leavesOn = "2026-01-02";

beforeAll(async () => {
  shop = await aShop({ sells: {} });
  await giveOrders(shop.shop, [
    { name: "#1", placedAt, skus: ["CUP", "POT"], parcels: [{ stage: "dispatched", leavesOn }] },
    {
      name: "#2",
      placedAt,
      skus: ["CUP"],
      parcels: [
        { stage: "shipped", leavesOn },
        { stage: "cancelled", leavesOn },
      ],
    },
    { name: "#3", placedAt, skus: ["CUP"], parcels: [{ stage: "dispatched", leavesOn }] },
    { name: "#4", placedAt },
  ]);
});
afterAll(() => shop.close());

/** As Shopify's print dialog asks: from another origin, with the merchant's id token. */
async function asks(loader: typeof slips, orders: string, token?: string, method = "GET"): Promise<Response> {
  const request = new Request(`https://waybill.example.com/app/packing/print.pdf?orders=${orders}`, {
    method,
    headers: {
      origin: "https://admin.shopify.com",
      "user-agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36",
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
  });
  try {
    return await loader({ request, params: {}, context: {} });
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}
const askedByMerchant = async (loader: typeof slips, orders: string, method = "GET") =>
  asks(loader, orders, await shop.shopify.mintIdToken({ userId: "1" }), method);

async function pagesOf(answer: Response): Promise<string[]> {
  expect([answer.status, answer.headers.get("content-type"), answer.headers.get("access-control-allow-origin")]).toEqual([
    200,
    "application/pdf",
    "*",
  ]);
  return (await extractText(await getDocumentProxy(new Uint8Array(await answer.arrayBuffer())), { mergePages: false })).text;
}

describe("what Shopify's print dialog prints of orders", () => {
  test("is a slip for each parcel that isn't called off, each with pages counted for itself", async () => {
    const pages = await pagesOf(await askedByMerchant(slips, "1,2,4"));

    expect(pages).toHaveLength(2);
    for (const [index, name] of ["#1", "#2"].entries()) {
      expect(pages[index]).toContain(name);
      expect(pages[index]).toContain("Page 1 of 1");
    }
  });

  test("is a slip of each, however many are chosen, the last too", async () => {
    const others = Array.from({ length: 249 }, (_, index) => 1000 + index).join();
    const pages = await pagesOf(await askedByMerchant(slips, `${others},1`));
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain("#1");
  });

  test("is looked for without being drawn, since the dialog asks first", async () => {
    const answers = await Promise.all(["1", "4"].map((order) => askedByMerchant(slips, order, "HEAD")));
    expect(answers.map(({ status }) => status)).toEqual([200, 404]);
    expect((await Promise.all(["1", "2"].map((order) => askedByMerchant(picks, order, "HEAD")))).map(({ status }) => status)).toEqual([
      200, 404,
    ]);
    expect((await answers[0]?.arrayBuffer())?.byteLength).toBe(0);
  });

  test("is one pick list of what waits on the shelves, with a tote for each order", async () => {
    const [page, ...others] = await pagesOf(await askedByMerchant(picks, "1,2,3"));

    expect(others).toEqual([]);
    expect(page).toMatch(/1 is #1,\s+2 is #3/);
    expect(page).toMatch(/2\s+No shelf\s+CUP/);
    expect(page).toMatch(/1\s+No shelf\s+POT/);
  });

  test.each([
    ["no order", "slips", ""],
    ["an order without a parcel", "slips", "4"],
    ["what is no order", "slips", "one,-1,99999999999999999999999"],
    ["another shop's order, or none", "slips", "404404"],
    ["an order that has left already", "picks", "2"],
  ])("is nothing for %s (%s)", async (_, kind, orders) => {
    expect((await askedByMerchant(kind === "slips" ? slips : picks, orders)).status).toBe(404);
  });

  test("is nothing for whoever isn't the merchant", async () => {
    for (const loader of [slips, picks]) expect((await asks(loader, "1")).ok).toBe(false);
  });
});
