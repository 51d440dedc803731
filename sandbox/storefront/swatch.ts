import { stableNumber } from "../data/stable-number.ts";
import { html, type Html } from "./html.ts";

/** What stands where a product's picture would be: its initials on a colour of its own. */
export function swatch(title: string, large = false): Html {
  return html`<div class="swatch${large ? " large" : ""}" style="background:hsl(${stableNumber(title, 360)} 32% 38%)" aria-hidden="true">
    ${initialsOf(title)}
  </div>`;
}

/** The first letters of a title's first two words. */
export function initialsOf(title: string): string {
  return title
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => Array.from(word)[0] ?? "")
    .join("");
}
