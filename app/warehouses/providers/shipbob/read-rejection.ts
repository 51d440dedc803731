import type { OrderAnswer, WarehouseOrder } from "../../warehouse-connection.ts";
import { shipBobWords } from "./messages.ts";

/** Why ShipBob did not take an order, from the body of its 400 or 422. */
export function readRejection(body: unknown, order: WarehouseOrder): Extract<OrderAnswer, { outcome: "rejected" }> {
  const complaints = complaintsIn(body);
  const said = complaints.map(({ text }) => text).join("; ");
  const all = complaints.map(({ field, text }) => `${field} ${text}`).join("; ");

  const unknown = unknownSkus(complaints, order);
  if (unknown.length > 0)
    return { outcome: "rejected", reason: "unknown-sku", message: shipBobWords.message("unknown-sku", { skus: unknown.join(", ") }) };
  if (/out of stock|insufficient/i.test(all))
    return { outcome: "rejected", reason: "out-of-stock", message: shipBobWords.message("out-of-stock", { said }) };
  if (/shipping.?method|no carrier|not serviceable/i.test(all))
    return { outcome: "rejected", reason: "no-service", message: shipBobWords.message("no-service", { said }) };
  if (/address|recipient|zip|postal|country|city/i.test(all))
    return { outcome: "rejected", reason: "bad-address", message: shipBobWords.message("bad-address", { said }) };
  return {
    outcome: "rejected",
    reason: "other",
    message: said ? shipBobWords.message("refused", { said }) : shipBobWords.message("refused-silently"),
  };
}

type Complaint = { field: string; text: string };

/** ShipBob answers messages by field, a list of messages, or a problem document; all of them are texts under names. */
function complaintsIn(body: unknown, field = ""): Complaint[] {
  if (typeof body === "string") return body ? [{ field, text: body }] : [];
  if (Array.isArray(body)) return body.flatMap((item) => complaintsIn(item, field));
  if (typeof body !== "object" || body === null) return [];
  return Object.entries(body)
    .filter(([name]) => name !== "type" && name !== "instance" && name !== "traceId")
    .flatMap(([name, value]) => complaintsIn(value, field ? `${field}.${name}` : name));
}

/** SKUs that a complaint names, or that it points to by place: `products[0].name`. */
function unknownSkus(complaints: readonly Complaint[], { lines }: WarehouseOrder): string[] {
  const skus = [...new Set(lines.map(({ sku }) => sku))];
  const found = complaints.flatMap(({ field, text }) => {
    const place = /^products\W*(\d+)\W+(name|reference_?id)/i.exec(field)?.[1];
    if (place !== undefined) return skus[Number(place)] ?? [];
    return /not exist|unknown|not found|name is required/i.test(text) ? skus.filter((sku) => mentions(text, sku)) : [];
  });
  return [...new Set(found)];
}

function mentions(text: string, sku: string): boolean {
  const joins = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}_-]/u.test(character);
  for (let at = text.indexOf(sku); at >= 0; at = text.indexOf(sku, at + 1))
    if (!joins(text[at - 1]) && !joins(text[at + sku.length])) return true;
  return false;
}
