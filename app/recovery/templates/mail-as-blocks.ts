import type { Block, BlockKind, BlockOf, Footer, MailBlocks, Target } from "../mail-blocks/block.ts";
import type { MailName, TemplateWords } from "./mail-words.ts";
import { asConditional, asSpans } from "./words-as-spans.ts";

/** What a mail is about says what it shows. */
const ABOUT: Readonly<Record<MailName, "cart" | "stock" | "order">> = {
  "first-reminder": "cart",
  "second-reminder": "cart",
  "last-reminder": "cart",
  "back-in-stock": "stock",
  "late-parcel": "order",
};

type Unnamed<B extends Block = Block> = B extends Block ? Omit<B, "id"> : never;

/** A built-in mail as blocks, which its merchant changes as their own. */
export function mailAsBlocks(name: MailName, words: TemplateWords): MailBlocks {
  const { preview, heading, body, button } = words.mails[name];
  const about = ABOUT[name];
  const blocks: Unnamed[] = [
    { kind: "shop-name", when: "always" },
    ...asConditional(heading).map((said) => ({ kind: "heading" as const, ...said })),
    { kind: "text", when: "has-name", words: asSpans(words.greeting.named) },
    { kind: "text", when: "has-no-name", words: asSpans(words.greeting.plain) },
    ...body.flatMap(asConditional).map((said) => ({ kind: "text" as const, ...said })),
    ...(about === "order" ? [parcelBlock(words)] : [cartBlock(words), arrivalBlock(words)]),
    ...(name === "last-reminder" ? [codeBlock(words)] : []),
    ...asConditional(button).map((said) => ({ kind: "button" as const, target: { to: "link" } satisfies Target, ...said })),
  ];
  return {
    preview,
    colour: "#1f2328",
    blocks: blocks.map((block, index) => ({ ...block, id: `b${String(index + 1)}` })),
    footer: about === "order" ? null : footerOf(words, about),
  };
}

/** The end of a marketing mail, in its language. */
export const footerOf = ({ why, unsubscribe }: TemplateWords, about: "cart" | "stock"): Footer => ({
  why: asSpans(why[about]),
  unsubscribe,
});

const cartBlock = ({ quantity, more, total }: TemplateWords): Unnamed<BlockOf<"cart">> => ({
  ...{ kind: "cart", when: "always", hasPictures: true, quantity: asSpans(quantity), more: asSpans(more), total: asSpans(total) },
});

const arrivalBlock = ({ arrives }: TemplateWords): Unnamed<BlockOf<"text">> => ({
  ...{ kind: "text", when: "has-arrival", words: asSpans(arrives) },
});

const codeBlock = ({ code: { off, freeShipping, until } }: TemplateWords): Unnamed<BlockOf<"code">> => ({
  ...{ kind: "code", when: "always", off: asSpans(off), freeShipping: asSpans(freeShipping), until: asSpans(until) },
});

/** The carrier stands before the number by itself. */
const parcelBlock = ({ tracking }: TemplateWords): Unnamed<BlockOf<"parcel">> => {
  const [, said = ""] = /^\{% if order\.carrier %\}.*?\{% endif %\}(.*?) ?\{\{ order\.tracking_number \}\}$/.exec(tracking) ?? [];
  return { kind: "parcel", when: "always", number: asSpans(said) };
};

/** What a block begins with when it is added: in the words of the built-in mails where they have some, else with nothing written. */
export function freshBlock(kind: BlockKind, words: TemplateWords): Unnamed {
  const when = "always" as const;
  switch (kind) {
    case "heading":
    case "text":
      return { kind, when, words: [] };
    case "image":
      return { kind, when, picture: "", alt: "", isDecoration: false, width: "full", target: null };
    case "button":
      return { kind, when, target: { to: "link" }, words: asSpans(words.mails["first-reminder"].button) };
    case "cart":
      return cartBlock(words);
    case "products":
      return { kind, when, most: "3", hasPictures: true, hasPrices: true };
    case "code":
      return codeBlock(words);
    case "parcel":
      return parcelBlock(words);
    case "spacer":
      return { kind, when, height: "medium" };
    case "social":
      return { kind, when, links: [{ name: "", address: "" }] };
    case "shop-name":
    case "divider":
      return { kind, when };
  }
}
