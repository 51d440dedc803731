import { expect, test } from "vitest";
import { buyLink } from "./buy-link.ts";

const shop = { storefrontUrl: "https://cups.example/", myshopifyDomain: "cups.myshopify.com" };
const item = { productId: "1", variantId: "11", handle: "a-cup", title: "A cup", imageUrl: null, quantity: 2, discount: null, why: null };

function propertiesOf(url: string): unknown {
  const base64 = (new URL(url).searchParams.get("properties") ?? "").replaceAll("-", "+").replaceAll("_", "/");
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))));
}

test("an offer after a purchase opens the shop with the item in a cart of its own, which says which offer it was", () => {
  const url = buyLink(shop, "ö/1", item);

  expect(url).toMatch(/^https:\/\/cups\.example\/cart\/11:2\?/);
  expect(propertiesOf(url)).toEqual({ _waybill_offer: "ö/1" });
  expect(new URL(url).searchParams.has("discount")).toBe(false);
});

test("its code goes along, whatever it is made of", () => {
  const url = buyLink(shop, "o1", { ...item, discount: { percentage: 10, code: "FÜR DICH & 10%" } });
  expect(new URL(url).searchParams.get("discount")).toBe("FÜR DICH & 10%");
});

test("a shop without an address of its own is found by Shopify's", () => {
  expect(buyLink({ myshopifyDomain: "cups.myshopify.com" }, "o1", item)).toMatch(/^https:\/\/cups\.myshopify\.com\/cart\/11:2/);
});
