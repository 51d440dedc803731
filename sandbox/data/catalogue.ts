import { addProduct } from "../shopify/state/add-product.ts";
import type { ShopState } from "../shopify/state/shop-state.ts";
import type { VariantRecord } from "../shopify/state/product-record.ts";
import { isServiceCode } from "./is-service-code.ts";
import { stableNumber } from "./stable-number.ts";

type Seen = { variant: VariantRecord; description: string; prices: Map<number, number> };

/** The products of a data file, found in its rows: newest description that is there, most common price above nothing. */
export class Catalogue {
  readonly #state: ShopState;
  readonly #seen = new Map<string, Seen>();

  constructor(state: ShopState) {
    this.#state = state;
  }

  /** The variant of a stock code, made when first seen. */
  variantOf(sku: string, description: string, priceMinor: number, soldAt: number): VariantRecord {
    let seen = this.#seen.get(sku);
    if (!seen) {
      const isThing = !isServiceCode(sku) && !/^gift_/i.test(sku);
      const variant = addProduct(this.#state, {
        title: description || sku, sku, priceMinor: 0, grams: isThing ? 50 + stableNumber(sku, 1451) : 0, requiresShipping: isThing, createdAt: soldAt,
        barcode: isThing && stableNumber(sku, 20) > 0 ? barcode(sku) : null, status: isServiceCode(sku) ? "ARCHIVED" : "ACTIVE",
        productType: isServiceCode(sku) ? "Service" : isThing ? "Gift" : "Gift voucher",
      });
      this.#seen.set(sku, (seen = { variant, description, prices: new Map() }));
    }
    if (description !== "") seen.description = description;
    if (priceMinor > 0) seen.prices.set(priceMinor, (seen.prices.get(priceMinor) ?? 0) + 1);
    return seen.variant;
  }

  /** Gives every product its final title and price, and answers how many there are. */
  settle(): number {
    for (const { variant, description, prices } of this.#seen.values()) {
      let common = 0;
      for (const [price, times] of prices) if (times > (prices.get(common) ?? 0)) common = price;
      variant.priceMinor = common;
      variant.product.title = description || variant.product.title;
    }
    return this.#seen.size;
  }
}

/** An EAN-13 with a valid check digit, made up of a stock code. */
function barcode(sku: string): string {
  const digits = `200${String(stableNumber(`${sku}ean`, 1_000_000_000)).padStart(9, "0")}`;
  const sum = Array.from(digits).reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return digits + String((10 - (sum % 10)) % 10);
}
