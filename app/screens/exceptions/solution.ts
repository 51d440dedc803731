import { DEEDS, type CauseDeclaration, type Deed } from "#app/fulfillment/exceptions/exception-causes.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { exceptionsScreen } from "./messages.ts";

/** What exceptions of a cause share; at most one of these is there. */
export type Sharing = { sku: string | null; productId: string | null; warehouseId: string | null; countryCode: string | null };

/** A warehouse as far as solutions turn on it. */
export type WarehouseFact = {
  id: string;
  name: string;
  state: string;
  /** Its shelves are counted in Waybill. */
  countedHere: boolean;
};

/** What the button of an exception does: something at once, as the screen's action takes it, or it leads somewhere. */
export type Solution = { does: Command; label: Message; stopsHere?: true } | { opens: string; label: Message };

export type Command =
  | { intent: "reroute" | "ship-again"; orderId: string[] }
  | { intent: Exclude<Deed, "reroute" | "ship-again">; exceptionId: string[] }
  | { intent: "resume"; warehouseId: string };

/** Has a command done, gives exceptions an owner, or puts dismissed ones back. */
export type RunCommand = (
  by: Command | { intent: "assign"; exceptionId: string[]; ownerId: string } | { intent: "undo"; exceptionId: string[] },
) => void;

type Item = { id: string; orderId: string | null; orderName: string | null; warehouseId: string | null; isPastStopping?: boolean };

/** The one button that solves these exceptions of a cause; null where nothing of it can be named (trouble without an order). */
export function solutionOf(
  { remedy }: Pick<CauseDeclaration, "remedy">,
  items: readonly Item[],
  shared: Sharing,
  warehouses: readonly WarehouseFact[],
): Solution | null {
  const { message } = exceptionsScreen;
  const usable = warehouses.filter(({ state }) => state === "connected");
  const [first] = usable.length > 0 ? usable : warehouses;
  const own = warehouses.find(({ id }) => id === (shared.warehouseId ?? items[0]?.warehouseId));
  switch (remedy) {
    case "count": {
      const counted = usable.find(({ countedHere }) => countedHere) ?? first;
      if (!counted || shared.sku === null) return deed("reroute", items);
      const { name: warehouse } = counted;
      const label = message(counted.countedHere ? "count-at" : "see-stock-at", { sku: shared.sku, warehouse });
      return opens(pageOf(counted, { tab: "stock", q: shared.sku }), label);
    }
    case "add-price":
    case "prices": {
      const country = shared.countryCode;
      // Without a country there is an address to be put right.
      if (country === null || country === UNKNOWN) return changeAddress(items);
      if (!first) return opens("/app/warehouses/connect", message("connect"));
      const { name: warehouse } = first;
      return opens(
        pageOf(first, { tab: "prices", country }),
        remedy === "prices" ? message("set-prices", { warehouse }) : message("add-price", { country, warehouse }),
      );
    }
    case "open-warehouse": {
      const paused = warehouses.find(({ state }) => state === "paused");
      if (!paused) return opens("/app/warehouses/connect", message("connect"));
      return { does: { intent: "resume", warehouseId: paused.id }, label: message("resume", { warehouse: paused.name }) };
    }
    case "product":
      return shared.productId === null
        ? orderInShopify(items)
        : opens(`shopify://admin/products/${shared.productId}`, message("open-product"));
    case "limit":
      return opens("/app/settings#parcel-limit", message("raise-limit"));
    case "credentials":
      return own ? opens(pageOf(own, { renew: "1" }), message("renew", { warehouse: own.name })) : null;
    case "permission":
      return opens("/app/settings", message("allow-in-settings"));
    case "alerts":
      return opens("/app/settings/alerts", message("open-alerts"));
    case "order-in-shopify":
      return orderInShopify(items);
    case "stop":
      return stop(items, own?.countedHere === true);
    default:
      return deed(remedy, items);
  }
}

/** Shopify's code of an address whose country it does not know. */
const UNKNOWN = "ZZ";

const opens = (url: string, label: Message): Solution => ({ opens: url, label });

function pageOf({ id }: WarehouseFact, query: Record<string, string>): string {
  const asked = new URLSearchParams(query).toString();
  return `/app/warehouses/${id}${asked && `?${asked}`}`;
}

/** Of several orders each has its own page. */
const theOnlyOrder = (items: readonly Item[]): string | null => {
  const [one, ...others] = items.flatMap(({ orderId }) => orderId ?? []);
  return one === undefined || others.length > 0 ? null : one;
};

function orderInShopify(items: readonly Item[]): Solution | null {
  const order = theOnlyOrder(items);
  return order === null ? null : opens(`shopify://admin/orders/${order}`, exceptionsScreen.message("open-order-in-shopify"));
}

/** Leads to the order's page, which asks where it goes. */
export function changeAddress(items: readonly Item[]): Extract<Solution, { opens: string }> | null {
  const order = theOnlyOrder(items);
  return order === null ? null : { opens: `/app/orders/${order}?change=address`, label: exceptionsScreen.message("change-address") };
}

/**
 * Of what has left nobody is asked to stop it: there is its order to look at. One among several that can be stopped has its own button. What lies
 * at the merchant's own station is stopped by the button itself.
 */
function stop(items: readonly Item[], isHere: boolean): Solution | null {
  const stoppable = items.filter(({ isPastStopping }) => isPastStopping !== true);
  if (stoppable.length === 0) return orderInShopify(items);
  if (stoppable.length === 1 && items.length > 1) return null;
  if (!isHere) return deed("stop", stoppable);
  const label = exceptionsScreen.message(stoppable.length > 1 ? "stop-here-all" : "stop-here-one", { all: stoppable.length });
  return { does: { intent: "stop", exceptionId: stoppable.map(({ id }) => id) }, label, stopsHere: true };
}

function deed(intent: Deed, items: readonly Item[]): Solution | null {
  const label = exceptionsScreen.message(items.length > 1 ? `${intent}-all` : `${intent}-one`, { all: items.length });
  if (intent !== "reroute" && intent !== "ship-again") return { does: { intent, exceptionId: items.map(({ id }) => id) }, label };
  const orderId = items.flatMap((item) => item.orderId ?? []);
  return orderId.length === 0 ? null : { does: { intent, orderId }, label };
}

/** Something that Waybill does at once, as against a place where a person puts it right. */
export function isDeed(remedy: CauseDeclaration["remedy"]): remedy is Deed {
  return DEEDS.some((one) => one === remedy);
}
