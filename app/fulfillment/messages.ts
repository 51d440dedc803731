import { catalogue } from "#app/platform/messages/catalogue.ts";

/** What carrying orders out says: on their timelines, of what needs a person and how it ended, and to who asks for something. */
export const fulfillment = catalogue("fulfillment", {
  // The timeline.
  routed: "Chose {{warehouses, list}}.",
  "not-routed": "Couldn't choose a warehouse. {{why, message}}",
  requested: "Requested fulfillment from {{warehouse}} in Shopify and accepted it.",
  "request-without-sku":
    "It knows goods by their SKU alone, and there is none on {{titles, list}}. Give it a SKU in Shopify, request the rest without it, or ship it yourself.",
  "request-refused": "Refused the request for {{warehouse}}. {{why, message}}",
  dispatched: "{{warehouse}} took the order as {{number}}.",
  "dispatched-by": "{{warehouse}} took the order as {{number}}, to be shipped as {{service}}.",
  "parcel-stopped": "Stopped the parcel at {{warehouse}}. {{why, message}}",
  "not-stopped":
    "Didn't stop the parcel when {{by, message}} asked: {{why, message}}. It still ships, unless the warehouse stops it after all.",
  "cancelled-by-warehouse": "Cancelled the shipment.",
  "cancelled-by-warehouse-because": "Cancelled the shipment: {{why, message}}.",
  "held-by-warehouse": "Put the parcel on hold.",
  "held-by-warehouse-because": "Put the parcel on hold: {{why, message}}.",
  "cancellation-refused":
    "Refused the cancellation that was asked for in Shopify: {{warehouse}} has picked or shipped the parcel already. It still ships.",
  "cancellation-refused-unanswered":
    "Refused the cancellation that was asked for in Shopify, since {{warehouse}} hasn't said in time whether it can still stop the parcel. It may still ship.",
  "new-route-asked": "Asked for a new route.",
  shipped_one: "Shipped {{count}} unit.",
  shipped_other: "Shipped {{count}} units.",
  "shipped-with_one": "Shipped {{count}} unit with {{carrier}}.",
  "shipped-with_other": "Shipped {{count}} units with {{carrier}}.",
  "shipped-tracked_one": "Shipped {{count}} unit, tracking {{tracking}}.",
  "shipped-tracked_other": "Shipped {{count}} units, tracking {{tracking}}.",
  "shipped-with-tracked_one": "Shipped {{count}} unit with {{carrier}}, tracking {{tracking}}.",
  "shipped-with-tracked_other": "Shipped {{count}} units with {{carrier}}, tracking {{tracking}}.",
  delivered: "The parcel from {{warehouse}} was delivered.",

  "shipped-other-goods": "Shipped {{units, list}}, which isn't on the order under that SKU.",
  "shipped-unnamed": "Shipped a box without saying what is in it.",
  "tracking-corrected": "Tracking is now {{tracking, list}}.",
  "carrier-corrected": "The carrier is now {{carrier}}, without a tracking number.",

  // How trouble ends.
  dismissed: "Dismissed by {{by, message}}.",
  "dismissed-with-note": "Dismissed by {{by, message}}: {{note}}",
  "dismissal-undone": "Put back on the list of exceptions by {{by, message}}.",
  rerouted: "Re-routed by {{by, message}}.",
  "stopped-after-all": "The warehouse stopped it.",
  "stopped-when-asked": "{{by, message}} asked for it.",
  "applied-again": "Tried again by {{by, message}}.",
  "read-instead": "What it was about was read from Shopify instead.",
  "no-longer-asked": "Nothing of the order is to be shipped any more.",
  "order-cancelled": "The order was cancelled.",
  "order-cancelled-because": "The order was cancelled: {{reason, message}}.",
  "customer-cancelled": "the customer changed or cancelled it",
  "payment-declined": "the payment was declined",
  "order-fraudulent": "it is fraudulent",
  "items-not-there": "items were not in stock",
  "staff-error": "it was a mistake of the staff",
  "order-deleted": "The order was deleted in Shopify.",
  "cancelled-in-shopify-because": "Cancelled in Shopify: {{reason}}",
  "cancelled-in-shopify": "Cancelled in Shopify.",
  "warehouse-found": "A warehouse was found.",
  "nothing-waits": "Nothing of it waits for a warehouse now.",
  "request-accepted": "Shopify accepted the request.",
  "fulfillment-taken": "Shopify took the fulfillment.",
  "parcel-shipped": "The parcel shipped.",
  "works-again": "The warehouse works on it again.",
  "answers-again": "It answers again.",
  "credentials-renewed": "Its credentials were renewed.",
  "applied-after-all": "It was applied after all.",
  "permission-granted": "Permission was granted.",

  // What is wrong with one order, parcel or warehouse.
  unroutable: "{{order}}: {{why, message}}",
  rejected: "{{warehouse}} didn't take {{order}}: {{why, message}}",
  held: "{{warehouse}} holds {{order}}: {{why, message}}.",
  "no-reason": "the warehouse gave no reason",
  "cancelled-there": "the warehouse cancelled the shipment",
  "shipment-cancelled": "{{warehouse}} cancelled the shipment of {{order}}.",
  "shipment-cancelled-because": "{{warehouse}} cancelled the shipment of {{order}}: {{why, message}}.",
  "too-late":
    "{{order}} was called off, but {{warehouse}} had already picked it, so it still ships. Tell the buyer, or ask the warehouse to stop it.",
  "cancellation-unanswered":
    "You called {{order}} off, and {{warehouse}} hasn't said whether it stops the parcel. Ask the warehouse, then ask again here to stop it.",
  "called-back": "You took {{order}} back from its warehouse. Cancel it in Shopify, or re-route it here.",
  "move-refused": "Shopify didn't let Waybill move {{order}} to its warehouse: {{said}}. Open the order in Shopify, then re-route it here.",
  "shipment-refused":
    "{{order}} left the warehouse, but Shopify didn't take its fulfillment: {{why, message}}. Open the order in Shopify to see what is in the way, then try again.",
  "nothing-left-to-fulfil": "none of its units are left to fulfil",
  "shopify-gave-no-reason": "it gave no reason",
  "warehouse-refused":
    "{{warehouse}} no longer accepts Waybill's credentials. Parcels that another warehouse can ship go there; the others go on when you renew its credentials.",
  "location-off":
    "Shopify no longer sends orders to {{warehouse}}: its location was switched off, or its fulfillment service was deleted. Nothing is routed there. Set it up in Shopify again from here, or disconnect the warehouse.",
  "location-back": "Shopify sends orders there again.",
  "warehouse-shut": "{{warehouse}} can't be asked at the moment, and another warehouse can ship it.",
  "warehouse-unreachable": "{{warehouse}} doesn't answer. Waybill keeps asking every minute; parcels already there are not affected.",
  "needs-permission":
    "Waybill's permission to work with fulfillment orders was taken back, so routing is off: new orders stay where Shopify puts them. To go on, allow it again and turn routing on in Settings.",
  "event-failed":
    "News from {{source, message}} ({{topic}}) of {{at, dateTime}} couldn't be applied. It is kept. Apply it again: where it says nothing, Waybill reads from Shopify what it was about.",

  "moved-back": "Moved back to a warehouse in Shopify: it ships it.",
  "kept-by-merchant":
    "Moved to a location of your own in Shopify: you ship it. Move it back there, or re-route the order here, to have a warehouse ship it.",
  "units-of": "{{units, number}} × {{title}}",
  "offered-cant-ship":
    "No warehouse can ship {{units, list}}, which the buyer of {{order}} took by an offer. The rest of the order goes on. Take it off and refund it, or put it in stock.",
  "offered-taken-off":
    "Taken off the order and refunded, since no warehouse can ship it: {{units, list}}, taken by an offer. Shopify tells the buyer.",
  "refund-note": "Waybill: no warehouse can ship it",
  "refund-unsaid": "Shopify didn't say whether it refunded. Look at the order in Shopify.",
  "take-off-not-allowed": "Allow Waybill to change orders in Shopify first.",
  "nothing-to-take-off": "Nothing of it has to be taken off any more.",
  "take-off-refused": "Shopify didn't take it off {{order}}: {{why, message}}",
  "taken-off_one": "Taken off and refunded",
  "taken-off_other": "Taken off {{count}} orders and refunded",
  "no-longer-wanted": "No longer wanted: {{units, list}}.",
  "unwanted-too-late":
    "{{units, list}} of {{order}} {{warehouse}} has picked or sent already, and Shopify no longer wants it. Ask the warehouse to stop it, or tell the buyer.",
  // The same once all of it has left.
  "unwanted-left": "{{warehouse}} sent {{units, list}} of {{order}}, which Shopify no longer wants. Tell the buyer, or ask for it back.",
  "payment-over-left": "{{warehouse}} sent {{order}}. {{why, message}} Ask the buyer to pay, or to send it back.",
  "held-left": "{{warehouse}} sent {{order}}, which was to be kept back. {{why, message}}",
  "address-left":
    "{{warehouse}} sent {{order}} to the address that it had before it was changed. Tell the buyer, or ask the carrier to bring it elsewhere.",
  "called-off-left": "{{warehouse}} sent {{order}}, which was called off. Tell the buyer.",
  "address-changed-since": "The address was changed since it was refused.",
  "goes-elsewhere": "The address was changed to one in {{country, country}}.",
  "address-told": "{{warehouse}} knows the new address.",
  "address-too-late":
    "The address of {{order}} was changed, and its parcel at {{warehouse}} keeps the old one: {{why, message}}. Stop the parcel, or ask the warehouse.",
  "address-as-sent": "The order has the address again that the parcel goes to.",
  "gift-message-changed": "The gift message was changed.",
  "gift-message-too-late":
    "The gift message of {{order}} was changed, and its parcel at {{warehouse}} goes with the old one: {{why, message}}. Stop the parcel, or ask the warehouse.",
  "gift-message-left": "{{warehouse}} sent {{order}} with the gift message that it had before it was changed. Tell the buyer.",
  "gift-message-as-sent": "The order has the gift message again that the parcel goes with.",
  "service-changed": "Its delivery was changed to {{line}}.",
  "service-too-late":
    "The delivery of {{order}} was changed to {{line}}, and its parcel at {{warehouse}} goes as it was asked for before: {{why, message}}. Stop the parcel, or ask the warehouse.",
  "service-left":
    "{{warehouse}} sent {{order}} as it was asked for before its delivery was changed to {{line}}. Tell the buyer, and pay back what that costs or take it off the order.",
  "service-as-sent": "The order's delivery is again as the parcel goes.",
  "takes-no-other": "the warehouse takes no change",
  "goes-so-once-paid": "{{why, message}} Its parcel goes so once what is owed is paid, if it hasn't left by then.",
  "goes-as-it-stands": "Whoever shipped it was shown what had changed.",
  "not-given-back": "the warehouse doesn't give it back any more",
  "is-packed": "it is packed",
  "has-left": "some of it has left",
  "paid-back": "The buyer was paid back.",
  "payment-over-too-late":
    "{{warehouse}} has picked or sent {{order}} already. {{why, message}} Ask the warehouse to stop it, or the buyer to pay.",
  "paid-after-all": "It is paid for after all.",
  "held-too-late":
    "{{warehouse}} has picked or sent {{order}} already. {{why, message}} Ask the warehouse to stop it, or release the order to let it go.",
  "may-leave-after-all": "Nothing keeps the order back any more.",
  "shipped-before":
    "A fulfillment of {{order}} was cancelled in Shopify after its parcel had left: {{units, list}}. Waybill sends nothing twice by itself.",
  "shipment-undone":
    "{{by, message}} undid the shipment of {{order}}: {{units, list}}. It hasn't left, and its units lie on the shelf again. Ship it again, or refund it in Shopify.",
  "taken-back-both": "{{cancelled, message}} {{undone, message}}",
  lost: "The parcel of {{order}} from {{warehouse}} was lost on its way: {{units, list}}.",
  returned: "The parcel of {{order}} was sent back to {{warehouse}}: {{units, list}}.",
  short: "{{warehouse}} shipped {{order}} without {{units, list}}. Re-route what is missing, or refund it in Shopify.",
  "other-goods":
    "{{warehouse}} shipped {{units, list}} with {{order}}, which isn't on it under that SKU. Ask the warehouse what left; then correct the SKU, or tell the buyer.",
  "cancel-refused":
    "Shopify didn't let Waybill take back the fulfillment of {{order}}: {{said}}. Cancel it in Shopify, and Waybill ships it again.",
  "ships-again": "Shipped once already, and asked to be shipped again: {{units, list}}.",
  "ships-undone": "Its shipment was undone, and it was asked to be shipped again: {{units, list}}.",
  "shipping-again": "Shipping again",
  "nothing-to-ship-again": "Nothing of this order waits to be shipped again.",

  "parcels-stopped_one": "Parcel stopped",
  "parcels-stopped_other": "{{count}} parcels stopped",
  "warehouse-still-silent": "{{warehouse}} still doesn't answer. {{why, message}}",
  "warehouses-answer": "It answers again",
  "locations-restored_one": "Warehouse set up again",
  "locations-restored_other": "{{count}} warehouses set up again",
  "was-disconnected": "The warehouse was disconnected.",

  // Re-routing.
  "not-in-waybill": "This order isn't in Waybill.",
  "routing-off": "Turn routing on in Settings, then re-route the order.",
  "warehouse-silent": "{{order}} stays where it is: {{why, message}} Try again in a minute.",
  "already-packed": "{{warehouse}} has already picked or shipped its parcel of {{order}}.",
  rerouting_one: "Re-routing started",
  rerouting_other: "Re-routing {{count}} orders",
  "rerouting-some": "{{started, number}} of {{count}} orders are being re-routed. {{why, message}}",
  "dismissed-exceptions_one": "Exception dismissed",
  "dismissed-exceptions_other": "{{count}} exceptions dismissed",
  "undone-dismissals_one": "Back on the list",
  "undone-dismissals_other": "{{count}} back on the list",
  assigned_one: "Exception assigned",
  assigned_other: "{{count}} exceptions assigned",
  "assigned-to-nobody_one": "Nobody's now",
  "assigned-to-nobody_other": "{{count}} are nobody's now",

  // Connecting and disconnecting a warehouse.
  "other-building": "This {{provider, message}} account can't use that building. Choose another one.",
  "other-channel": "These credentials can't place orders in that channel. Choose another one.",
  "import-first": "Waybill is still copying this shop's stock. Try again once the import is done, or begin with empty shelves.",
  "location-gone": "Shopify has no such location any more. Choose another one.",
  "location-of-warehouse": '"{{location}}" belongs to another warehouse. Choose a location of your own.',
  "warehouse-gone": "This warehouse is no longer there.",
  "parcels-open_one": '{{count}} parcel is still open at "{{warehouse}}". Ship, cancel or re-route them first, or pause the warehouse.',
  "parcels-open_other": '{{count}} parcels are still open at "{{warehouse}}". Ship, cancel or re-route them first, or pause the warehouse.',
  "not-let-go": 'Shopify didn\'t let go of "{{warehouse}}": {{why, message}}',

  // To Shopify, which shows it to the merchant.
  "never-sent": "Waybill doesn't send it. {{why, message}}",
  "not-sent": "Waybill doesn't send it. {{why, message}} Open the order in Waybill to ship it all the same.",
  "taken-back": "Waybill has taken back its own request.",
  "sent-from-elsewhere": "Waybill sends it from another warehouse.",
  "not-known-in-time": "The warehouse hasn't said in time whether it can still stop it.",
  "too-late-to-cancel": "The warehouse has already picked or shipped it.",

  // What a delivery promise rests on.
  "promise-by-prices":
    "{{warehouse}}, leaving {{day, weekday}}: its way to {{country, country}} as its price zone says, for none of your parcels has arrived there yet.",
  "promise-by-few_one": "{{warehouse}}, leaving {{day, weekday}}: its price zone and {{count}} parcel of yours to {{country, country}}.",
  "promise-by-few_other": "{{warehouse}}, leaving {{day, weekday}}: its price zone and {{count}} parcels of yours to {{country, country}}.",
  "promise-by-own_one": "{{warehouse}}, leaving {{day, weekday}}: {{count}} parcel of yours to {{country, country}}.",
  "promise-by-own_other": "{{warehouse}}, leaving {{day, weekday}}: the last {{count}} parcels of yours to {{country, country}}.",
});
