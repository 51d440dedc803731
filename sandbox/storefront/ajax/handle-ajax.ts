import type { Answer } from "../answer.ts";
import { addToCart, type CartLine, isSold, setProperties, setQuantity } from "../cart.ts";
import { cartFacts, lineFacts } from "../cart-facts.ts";
import { findProduct } from "../find-product.ts";
import { productFacts, variantFacts } from "../product-facts.ts";
import { renderSections } from "../sections.ts";
import { keepCart, pricedCart, type Visit } from "../visit.ts";
import { type Fields, isFields, listOf, readFields, textOf, textsOf } from "./read-fields.ts";

/** What `/cart/add.js` and its like can't do: answered 422, as Shopify says it. */
class Refused extends Error {}

/** Answers Shopify's Ajax API; undefined for any other address. */
export async function handleAjax(visit: Visit): Promise<Answer | undefined> {
  const { storefront, buyer, method, url } = visit;
  const [head = "", tail = ""] = visit.path;
  const isCall = method === "POST" && head === "cart" && /^(?:add|change|update|clear)(?:\.js)?$/.test(tail);
  try {
    if (method === "GET" && /^cart\.js(?:on)?$/.test(head)) return { json: factsOf(visit) };
    if (isCall) return await change(visit, tail.replace(".js", ""), tail.endsWith(".js"));
    if (method === "GET" && head === "products" && tail.endsWith(".js")) {
      const product = findProduct(storefront.state, tail.slice(0, -3));
      return product ? { json: productFacts(product, buyer) } : notFound();
    }
    if (method === "GET" && head === "variants" && tail.endsWith(".js")) {
      const variant = storefront.state.variants.get(Number(tail.slice(0, -3)));
      return variant && isSold(variant) ? { json: variantFacts(variant, buyer) } : notFound();
    }
    const sections = url.searchParams.get("sections");
    if (method === "GET" && sections !== null) return { json: await renderSections(visit, sections.split(",")) };
    const section = url.searchParams.get("section_id");
    if (method === "GET" && section !== null) {
      const text = (await renderSections(visit, [section]))[section];
      return text ? { text, type: "text/html; charset=utf-8" } : notFound();
    }
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return { status: 422, json: { status: 422, message: "Cart Error", description: error.message } };
    if (error instanceof SyntaxError) return { status: 400, json: { status: 400, message: "Bad Request", description: error.message } };
    throw error;
  }
}

async function change(visit: Visit, what: string, wantsJson: boolean): Promise<Answer> {
  const fields = await readFields(visit.request);
  const added = what === "add" ? add(visit, fields) : [];
  if (what === "change") changeLine(visit, fields);
  if (what === "update") update(visit, fields);
  if (what === "clear") visit.cart.lines = [];
  keepCart(visit);
  if (!wantsJson) return { redirect: "/storefront/cart" };

  const wanted = Array.isArray(fields["sections"]) ? fields["sections"].map(textOf) : textOf(fields["sections"]).split(",");
  const sections = wanted.filter(Boolean).length > 0 ? { sections: await renderSections(visit, wanted.filter(Boolean)) } : {};
  if (what !== "add") return { json: { ...factsOf(visit), ...sections } };
  const priced = pricedCart(visit).lines.filter(({ key }) => added.some((line) => line.key === key));
  const [only] = priced;
  return {
    json: fields["items"] === undefined && only ? { ...lineFacts(only), ...sections } : { items: priced.map(lineFacts), ...sections },
  };
}

function add({ storefront, cart }: Visit, fields: Fields): CartLine[] {
  const items = fields["items"] === undefined ? [fields] : listOf(fields["items"]);
  const wanted = items.map((item) => {
    const variant = storefront.state.variants.get(Number(textOf(item["id"])));
    if (!variant || !isSold(variant)) throw new Refused("Cannot find variant");
    const quantity = item["quantity"] === undefined ? 1 : Number(textOf(item["quantity"]));
    if (!Number.isInteger(quantity) || quantity < 1) throw new Refused("Quantity must be 1 or more");
    const properties = Object.fromEntries(
      Object.entries(textsOf(item["properties"])).flatMap(([key, text]) => (text === null ? [] : [[key, text]])),
    );
    return { variant, quantity, properties };
  });
  return wanted.map(({ variant, quantity, properties }) => addToCart(cart, variant, quantity, properties));
}

function changeLine({ cart }: Visit, fields: Fields): void {
  const id = textOf(fields["id"]);
  const line = id === "" ? cart.lines[Number(textOf(fields["line"])) - 1] : cart.lines.find((one) => matches(one, id));
  if (!line) throw new Refused("no valid id or line parameter");
  if (isFields(fields["properties"]))
    setProperties(
      line,
      Object.fromEntries(Object.entries(textsOf(fields["properties"])).flatMap(([key, text]) => (text === null ? [] : [[key, text]]))),
    );
  if (fields["quantity"] !== undefined) setQuantity(cart, line, Number(textOf(fields["quantity"])) || 0);
}

function update(visit: Visit, fields: Fields): void {
  const { cart, storefront } = visit;
  if (Array.isArray(fields["updates"])) {
    const lines = [...cart.lines];
    fields["updates"].forEach((quantity, index) => {
      const line = lines[index];
      if (line) setQuantity(cart, line, Number(textOf(quantity)) || 0);
    });
  } else if (isFields(fields["updates"])) {
    for (const [id, quantity] of Object.entries(fields["updates"])) {
      const line = cart.lines.find((one) => matches(one, id));
      const variant = storefront.state.variants.get(Number(id));
      const units = Number(textOf(quantity)) || 0;
      if (line) setQuantity(cart, line, units);
      else if (variant && isSold(variant) && units > 0) addToCart(cart, variant, units);
    }
  }
  if (fields["note"] !== undefined) cart.note = textOf(fields["note"]);
  for (const [key, text] of Object.entries(textsOf(fields["attributes"]))) {
    if (text === null) cart.attributes = Object.fromEntries(Object.entries(cart.attributes).filter(([name]) => name !== key));
    else cart.attributes = { ...cart.attributes, [key]: text };
  }
  if (fields["discount"] !== undefined) {
    const typed = textOf(fields["discount"]).split(",");
    cart.codes = [...new Set(typed.map((code) => code.trim()).filter(Boolean))];
  }
}

/** A line is named by its key or its variant. */
function matches({ key, variant }: CartLine, id: string): boolean {
  return key === id || String(variant.id) === id;
}

function factsOf(visit: Visit) {
  return cartFacts(visit.cart, pricedCart(visit));
}

function notFound(): Answer {
  return { status: 404, json: { status: 404, message: "Not Found", description: "Not Found" } };
}
