import { OutsideNumber } from "#app/platform/ids.ts";

/**
 * What a webhook is about, as the inbox keeps events in order: events of one key are applied one after the other.
 *
 * Everything about an order shares the order's key, as far as the payload names it. A payload without an id falls back to its topic.
 */
export function entityKey(topic: string, payload: Readonly<Record<string, unknown>>): string {
  const [resource = ""] = topic.split("/");
  // News of the app's own life stand in no line: an uninstallation must not wait for what fails because of it.
  if (resource === "app" || resource === "shop") return topic;

  const order = resource === "orders" ? (idIn(payload["order_edit"], "order_id") ?? idIn(payload, "id")) : idIn(payload, "order_id");
  if (order) return `order:${order}`;

  // What customers say about marketing is about them. One of the three topics calls its customer otherwise.
  if (/^customers_\w+_consent$/.test(resource)) {
    const customer = idIn(payload, "customer_id") ?? idIn(payload, "id");
    return customer ? `customer:${customer}` : topic;
  }

  const id = idFor(resource, payload);
  return id ? `${resource.replace(/s$/, "").replaceAll("_", "-")}:${id}` : topic;
}

function idFor(resource: string, payload: Readonly<Record<string, unknown>>): string | undefined {
  switch (resource) {
    case "fulfillment_orders":
      for (const name of [
        "fulfillment_order",
        "original_fulfillment_order",
        "moved_fulfillment_order",
        "submitted_fulfillment_order",
        "replacement_fulfillment_order",
      ]) {
        const id = idIn(payload[name], "id");
        if (id) return id;
      }
      return idIn(partOf(payload["fulfillment_order_merges"], "fulfillment_order"), "id");
    case "inventory_levels":
      return idIn(payload, "inventory_item_id");
    case "customers":
      return idIn(payload["customer"], "id") ?? idIn(payload, "id") ?? idIn(payload, "admin_graphql_api_customer_kept_id");
    case "carts":
      return cartIn(payload);
    case "bulk_operations":
      return idIn(payload, "admin_graphql_api_id");
    default:
      return idIn(payload, "id");
  }
}

const partOf = (object: unknown, name: string): unknown =>
  typeof object === "object" && object !== null ? (object as Record<string, unknown>)[name] : undefined;

/** A cart has no number: the token without the key that may stand behind it. */
function cartIn({ token }: Readonly<Record<string, unknown>>): string | undefined {
  return typeof token === "string" ? /^[\w.-]{1,200}(?=\?|$)/.exec(token.slice(0, LONGEST_ID))?.[0] : undefined;
}

/** A number, or the number of a global id, under `name`. */
function idIn(object: unknown, name: string): string | undefined {
  if (typeof object !== "object" || object === null) return undefined;
  const value: unknown = (object as Record<string, unknown>)[name];
  if (typeof value === "number") return OutsideNumber.safeParse(value).success ? String(value) : undefined;
  if (typeof value !== "string" || value.length > LONGEST_ID) return undefined;
  const [path = ""] = value.split("?", 1);
  const digits = path.slice(path.lastIndexOf("/") + 1);
  return OutsideNumber.safeParse(digits).success ? digits : undefined;
}

/** Whatever is longer is no id: to look for one in it would only cost time. */
const LONGEST_ID = 500;
