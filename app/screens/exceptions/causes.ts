/** What a kind of trouble is called, and what Waybill has already done about it, in the merchant's words. */
export type Cause = { title: string; tried: string; remedy: "reroute" | "publish" | "warehouse" | "permission" | "none" };

const CAUSES: Record<string, Cause> = {
  "unroutable.out-of-stock": {
    title: "Not enough stock in any warehouse",
    tried: "Waybill looked for every way to split the order and looks again when stock changes.",
    remedy: "reroute",
  },
  "unroutable.address-not-served": {
    title: "No warehouse ships to the address",
    tried: "Waybill checked the prices of every connected warehouse: none has a zone for this country.",
    remedy: "reroute",
  },
  "unroutable.no-warehouse": {
    title: "No warehouse is connected",
    tried: "The orders wait; they are routed as soon as a warehouse is connected and open.",
    remedy: "reroute",
  },
  "unroutable.line-without-sku": {
    title: "A product has no SKU",
    tried: "Warehouses know products by SKU, so Waybill can't ask any of them. Give the variant a SKU in Shopify.",
    remedy: "reroute",
  },
  "unroutable.currency-mismatch": {
    title: "Prices in another currency than the order",
    tried: "Waybill doesn't guess exchange rates. Set the warehouse's prices in the order's currency.",
    remedy: "reroute",
  },
  "unroutable.too-many-parcels": {
    title: "The order needs more parcels than you allow",
    tried: "Waybill looked for every combination within your limit. Raise the limit in Settings or move stock.",
    remedy: "reroute",
  },
  "parcel.rejected": {
    title: "A warehouse refused a parcel",
    tried: "Waybill sent the order once and got a refusal. It can go to another warehouse.",
    remedy: "reroute",
  },
  "parcel.on-hold": {
    title: "A warehouse put a parcel on hold",
    tried: "Waybill asks the warehouse for news and closes this when the parcel moves.",
    remedy: "none",
  },
  "parcel.cancelled-by-warehouse": {
    title: "A warehouse cancelled a parcel",
    tried: "Nothing was shipped. The order can go to another warehouse.",
    remedy: "reroute",
  },
  "parcel.too-late": {
    title: "A parcel leaves although it was called off",
    tried: "Waybill asked the warehouse to stop it: it had already been picked.",
    remedy: "none",
  },
  "order.called-back": {
    title: "You took an order back from its warehouse",
    tried: "Waybill stopped the parcel and sends the order nowhere until you say so.",
    remedy: "reroute",
  },
  "fulfillment-order.refused": {
    title: "Shopify refused to move an order to its warehouse",
    tried: "Waybill reads the order again each minute and tries once more. Nothing was sent to a warehouse.",
    remedy: "reroute",
  },
  "shipment.refused": {
    title: "Shopify didn't take a shipment",
    tried: "The parcel has left. Waybill asked Shopify to mark it as fulfilled and was refused.",
    remedy: "publish",
  },
  "warehouse.refused": {
    title: "A warehouse no longer lets Waybill in",
    tried: "Nothing is sent to it until its credentials are renewed; its orders wait.",
    remedy: "warehouse",
  },
  "warehouse.unreachable": {
    title: "A warehouse doesn't answer",
    tried: "Waybill keeps trying and sends nothing twice.",
    remedy: "warehouse",
  },
  "routing.needs-permission": {
    title: "Waybill may not route yet",
    tried: "Orders wait until you allow Waybill to work with fulfillment orders.",
    remedy: "permission",
  },
  "event.failed": {
    title: "News from outside couldn't be applied",
    tried: "Waybill tried several times and kept the message.",
    remedy: "none",
  },
};

export function causeOf(cause: string): Cause {
  return (
    CAUSES[cause] ?? {
      title: sentence(cause),
      tried: "Waybill couldn't go on by itself.",
      remedy: cause.startsWith("unroutable.") ? "reroute" : "none",
    }
  );
}

function sentence(cause: string): string {
  const words = cause.replaceAll(/[.-]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
