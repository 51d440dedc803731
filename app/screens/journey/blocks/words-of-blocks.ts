import { shortened } from "#app/platform/cut-text.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Block, BlockKind, Span } from "#app/recovery/mail-blocks/block.ts";
import { ALWAYS_KNOWN, OF_CART_ALONE, type VariableName, VARIABLES } from "#app/recovery/mail-blocks/variables.ts";
import { mailEditor } from "./messages.ts";

/** The kinds of blocks in the order in which they are offered. */
export const KINDS = [
  "heading",
  "text",
  "image",
  "button",
  "cart",
  "products",
  "code",
  "parcel",
  "divider",
  "spacer",
  "social",
  "shop-name",
] as const satisfies readonly BlockKind[];

/** Variables as they can be picked, by what they are called to merchants. */
export type Pickable = { name: VariableName; label: Message; isSure: boolean };

const pickable = (name: VariableName): Pickable => ({ name, label: mailEditor.message(name), isSure: ALWAYS_KNOWN.includes(name) });

/** What a block's words can speak of; within the cart also of what only there means something. */
export function pickableIn(field: "anywhere" | "quantity" | "more" | "code"): Pickable[] {
  if (field === "quantity") return [pickable("item-quantity")];
  if (field === "more") return [pickable("cart-more")];
  if (field === "code") return (["code-value", "code-until", "shop-name", "first-name"] as const).map(pickable);
  return (Object.keys(VARIABLES) as VariableName[]).filter((name) => !OF_CART_ALONE.includes(name)).map(pickable);
}

/** The first words of a block, for whoever looks for it in the list; empty of one that has none. */
export function gistOf(block: Block, labelOf: (variable: VariableName) => string): string {
  switch (block.kind) {
    case "heading":
    case "text":
    case "button":
      return said(block.words, labelOf);
    case "image":
      return block.alt;
    case "social":
      return block.links.map(({ name }) => name).join(", ");
    default:
      return "";
  }
}

const LONGEST = 60;

function said(spans: readonly Span[], labelOf: (variable: VariableName) => string): string {
  const all = spans.map((span) => ("variable" in span ? `[${labelOf(span.variable)}]` : span.text)).join("");
  const line = all.replaceAll(/\s+/g, " ").trim();
  return shortened(line, LONGEST);
}
