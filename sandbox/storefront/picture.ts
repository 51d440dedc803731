import { stableNumber } from "../data/stable-number.ts";
import type { ProductRecord } from "../shopify/state/product-record.ts";
import { html, textOf } from "./html.ts";
import { initialsOf } from "./swatch.ts";

/** A product's picture as a file. */
export function picture({ title }: ProductRecord): string {
  return textOf(
    html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300" width="400" height="300">
      <rect width="400" height="300" fill="hsl(${stableNumber(title, 360)} 32% 38%)" />
      <text x="200" y="172" text-anchor="middle" font-family="system-ui, sans-serif" font-size="72" fill="#fff">${initialsOf(title)}</text>
    </svg>`,
  );
}
