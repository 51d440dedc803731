import { argOf, oneSpaced, splitOutsideQuotes } from "./tag-parts.ts";

/** Where a tag stands. */
export type Scope = {
  /** Whether a name is that of a cart's line in a loop around it. */
  isItem: (name: string) => boolean;
  isHtml: boolean;
};

/** A variable of ours. Money is ready to be shown, with its currency. */
export type Variable = { name: string; isMoney?: boolean; isLink?: boolean };

/** What stands in place of `{{ … }}`, ready to be written. */
export type Converted = { liquid: string; isMoney: boolean; isLink: boolean; left: readonly LeftFilter[] };

/** A filter that is left out, as there is none like it, and what is said of it. */
export type LeftFilter = "tag-title" | "tag-picture";
const LEFT: Readonly<Record<string, LeftFilter>> = { title: "tag-title", missing_product_image: "tag-picture" };

const money = (name: string): Variable => ({ name, isMoney: true });
const LINK: Variable = { name: "link", isLink: true };

const VARIABLES: Readonly<Record<string, Variable>> = {
  first_name: { name: "buyer.first_name" },
  "person.first_name": { name: "buyer.first_name" },
  full_name: { name: "buyer.name" },
  "person.full_name": { name: "buyer.name" },
  "organization.name": { name: "shop.name" },
  "organization.url": { name: "shop.url" },
  "event.extra.checkout_url": LINK,
  "event.extra.responsive_checkout_url": LINK,
  "event.extra.abandoned_checkout_url": LINK,
  "event.checkout_url": LINK,
  "event.checkouturl": LINK,
  "event.url": LINK,
  "event.value": money("cart.total"),
  "event.extra.total_price": money("cart.total"),
  "event.extra.subtotal_price": money("cart.total"),
  "event.productname": { name: "cart.items[0].title" },
  "event.product name": { name: "cart.items[0].title" },
  "event.name": { name: "cart.items[0].title" },
  "event.imageurl": { name: "cart.items[0].image" },
  "event.price": money("cart.items[0].price"),
};

/** Of one line of a cart. */
const ITEM: Readonly<Record<string, Variable>> = {
  title: { name: "title" },
  name: { name: "title" },
  "product.title": { name: "title" },
  variant_title: { name: "variant" },
  "product.variant.title": { name: "variant" },
  quantity: { name: "quantity" },
  price: money("price"),
  "product.variant.price": money("price"),
  line_price: money("total"),
  image: { name: "image" },
  "product.images.0.src": { name: "image" },
  "product.image.src": { name: "image" },
  "product.variant.images.0.src": { name: "image" },
};

/** Written in place of what has no variable: the currency comes with each amount, and the address is the sender's mark. */
const FIXED: Readonly<Record<string, string>> = {
  "event.extra.presentment_currency": "",
  "event.extra.currency": "",
  "event.currency": "",
};
const ADDRESSES = ["organization.full_address", "organization.address"];

/** `first_name|default:'there'` as Liquid; undefined where it isn't sure. */
export function expressionIn(source: string, scope: Scope): Converted | undefined {
  const [base = "", ...filters] = splitOutsideQuotes(oneSpaced(source), "|").map((part) => part.trim());
  const { path, left: asked } = withLookups(base, filters);
  const fixed = Object.hasOwn(FIXED, path) ? FIXED[path] : undefined;
  if (fixed !== undefined) return { liquid: fixed, isMoney: false, isLink: false, left: [] };
  if (scope.isHtml && ADDRESSES.includes(path)) return { liquid: "%sender%", isMoney: false, isLink: false, left: [] };
  const variable = variableAt(path, scope);
  if (!variable) return undefined;
  const converted: string[] = [];
  const left: LeftFilter[] = [];
  for (const filter of asked) {
    const word = Object.hasOwn(LEFT, filter) ? LEFT[filter] : undefined;
    if (word === "tag-title" || (word === "tag-picture" && variable.name.endsWith(".image"))) {
      left.push(word);
      continue;
    }
    const liquid = filterAs(filter, variable);
    if (liquid === undefined) return undefined;
    if (liquid !== "") converted.push(liquid);
  }
  const { isMoney = false, isLink = false } = variable;
  return { liquid: `{{ ${[variable.name, ...converted].join(" | ")} }}`, isMoney, isLink, left };
}

/** `event|lookup:'$value'` is `event.value`. */
function withLookups(base: string, filters: readonly string[]): { path: string; left: string[] } {
  const left = [...filters];
  let path = base;
  for (;;) {
    const [, said] = /^lookup ?:(.+)$/.exec(left[0] ?? "") ?? [];
    const name = said === undefined ? undefined : argOf(said);
    if (name === undefined) break;
    path += `.${name}`;
    left.shift();
  }
  return { path: plainPath(path), left };
}

/** `event.extra.line_items[0].title` and `event.extra.line_items.0.title`, `person.$first_name` and `person.first_name` are the same. */
const plainPath = (path: string) =>
  path
    .trim()
    .replaceAll(/\[(\d+)\]/g, ".$1")
    .replaceAll(".$", ".")
    .toLowerCase();

/** What of ours stands at a path of Klaviyo's; undefined of what nobody knows here. */
export function variableAt(said: string, { isItem }: Scope): Variable | undefined {
  const path = plainPath(said);
  if (Object.hasOwn(VARIABLES, path)) return VARIABLES[path];
  const [, index, ofLine] = /^event\.(?:extra\.)?line_items\.(\d)\.(.+)$/.exec(path) ?? [];
  if (index !== undefined && ofLine !== undefined) return itemAs(`cart.items[${index}]`, ofLine);
  const dot = path.indexOf(".");
  // Names of loops are as they were written.
  const name = said.trim().split(/[.[]/)[0] ?? "";
  return dot > 0 && isItem(name) ? itemAs(name, path.slice(dot + 1)) : undefined;
}

function itemAs(item: string, field: string): Variable | undefined {
  const found = Object.hasOwn(ITEM, field) ? ITEM[field] : undefined;
  return found && { ...found, name: `${item}.${found.name}` };
}

/** A filter as Liquid has it; empty where it has nothing to do here; undefined where it isn't sure. */
function filterAs(filter: string, { name, isMoney = false }: Variable): string | undefined {
  const [, called = "", rest = ""] = /^(\w+) ?(?::(.*))?$/.exec(filter) ?? [];
  const quoted = argOf(rest);
  switch (called) {
    case "default": {
      if (rest.trim() === "''" || rest.trim() === '""') return "";
      // A quote of the one kind in a text of the other.
      return quoted === undefined ? undefined : `default: ${quoted.includes('"') ? `'${quoted}'` : `"${quoted}"`}`;
    }
    case "floatformat":
    case "intcomma":
      return isMoney || name.endsWith(".quantity") ? "" : undefined;
    case "safe":
    case "escape":
      return "";
    case "trim_slash":
      return name === "shop.url" ? 'remove_last: "/"' : undefined;
    case "upper":
      return "upcase";
    case "lower":
      return "downcase";
    case "urlencode":
      return "url_encode";
    case "striptags":
      return "strip_html";
    case "truncatechars":
      return /^\d{1,4}$/.test((quoted ?? rest).trim()) ? `truncate: ${(quoted ?? rest).trim()}` : undefined;
    default:
      return undefined;
  }
}
