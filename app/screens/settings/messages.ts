import { catalogue } from "#app/platform/messages/catalogue.ts";

export const settings = catalogue("screens-settings", {
  routing: "Routing",
  "routing-changes": "When it is on, every new order goes to the warehouse that ships it for the least.",
  on: "On",
  off: "Off",
  "routing-is-on": "New orders are routed as they come in. Turned off, they stay where Shopify puts them; parcels under way go on.",
  "may-route": "Turned on, orders placed from then on are routed. Earlier ones are left as they are until you say so on Home.",
  "may-not-route":
    "Shopify will ask you to let Waybill move fulfillment orders between your locations and ask warehouses to ship them. Without that it can only watch.",
  "connect-first": "{{link}} first.",
  "turn-on": "Turn routing on",
  "turn-off": "Turn routing off",
  "stays-off": "Routing stays off: it needs the permission that Shopify asked for. You can turn it on at any time.",
  "turned-on": "Routing turned on",
  "turned-off": "Routing turned off",
  "nowhere-to-route": "Connect a warehouse first: there is nowhere to route to.",
  "needs-permission": "Shopify hasn't let Waybill work with fulfillment orders yet. Turn routing on again and allow it.",

  weighs: "Routing and promises",
  "weighs-changes":
    "The amounts are added to shipping and picking when ways to ship an order are compared. All of it changes what is decided and promised from now on, never what is charged.",
  "split-penalty": "Split penalty",
  "split-penalty-help": "Added for every parcel after the first. Higher keeps orders together.",
  "day-of-delay": "Cost of a day's delay",
  "day-of-delay-help": "Added for each day a parcel leaves later than it could. Higher prefers the faster warehouse.",
  "lower-rank": "Cost of a lower rank",
  "lower-rank-help": "Added for each rank below your first warehouse. Higher follows your ranking rather than price.",
  "most-parcels": "Most parcels per order",
  "most-parcels-help": "An order that would need more is put on Exceptions instead of being split further.",
  "promise-confidence": "Delivery promises kept",
  "promise-confidence-help":
    "Of a hundred dates that are promised, as many are to be kept. Higher promises later dates, of orders from now on.",
  saved: "Settings saved",

  holds: "What holds an order back",
  "holds-changes":
    "Such orders wait, each with its reason, until that is over or you let one go. What is under way when you save this stays under way.",
  "hold-unpaid": "Hold orders that aren't paid, or only in part",
  "paid-on-delivery": "Payment methods that are paid on delivery",
  "paid-on-delivery-help": "Names as in Shopify's payment settings, with commas between them. Cash on delivery is known.",
  "hold-risk": "Risk of fraud",
  "risk-some": "Hold at some or high risk",
  "risk-high": "Hold at high risk",
  "risk-none": "Don't hold for risk",
  "hold-tags": "Hold orders with these tags",
  "hold-tags-help":
    "With commas between them. An order that is given one later is stopped at its warehouse while it can be, and goes on when the tag is taken off.",
  "wait-minutes": "Minutes in which an order can still be changed",
  "wait-minutes-help":
    "Each order placed from now on waits for so long before a warehouse hears of it, so that an address that was mistyped, an item too many or a cancellation costs nothing. 0: it goes at once. Orders that wait already keep their time.",
  "always-held":
    "Always held: test orders, and orders whose payment was voided, refunded or has expired. Pick-up and local delivery orders stay with you.",

  notices: "What buyers are told",
  "notices-changes":
    "Turn it off where another app tells your buyers, so that they are told once. What you say when you request fulfillment in Shopify yourself goes before it.",
  alerts: "Alerts",
  "alerts-change": "Who of your staff is told of exceptions, in a chat or by email, of which and when.",
  "open-alerts": "Open alerts",
  channels: "Channels and recovery",
  "channels-change": "By what buyers who left a cart are reached, between which hours and how often, and when a cart counts as left.",
  "open-channels": "Open channels",
  "notify-buyers": "Shopify emails buyers when a parcel leaves, and when its tracking changes",

  "setup-guide": "Setup guide",
  "setup-guide-changes": "The steps from install to the first routed order, on Home.",
  "show-guide-again": "Show the setup guide again",
  "guide-is-on-home": "The setup guide is on Home",
  "guide-shown": "Setup guide shown",

  sync: "Sync health",
  "sync-changes":
    "Whether Waybill's copy of your shop keeps up with Shopify: what comes in, what was missed and repaired, what was given up.",
  "open-sync": "Open sync health",
  standards: "Shopify's standards",
  "standards-changes": "How each warehouse does by what Shopify asks of fulfillment services, with a warning before a standard is missed.",
  "open-standards": "Open Shopify's standards",

  data: "Data",
  "data-changes": "What Waybill keeps of your shop. Uninstalling removes the app's access; Shopify then asks Waybill to erase it.",
  kept: "{{all, list}}",
  products_one: "{{count}} product",
  products_other: "{{count}} products",
  customers_one: "{{count}} customer",
  customers_other: "{{count}} customers",
  "first-copied": "First copied {{day}}; kept up to date since",
  "being-copied": "Being copied for the first time",

  "sixty-days":
    "Shopify shows an app the orders of the last 60 days. What was placed longer before Waybill was installed isn't here, and no figure counts it: Home asks for it.",
  "data-requests": "Customers' requests",
  "data-requests-change": "When a customer asks you for their data, Shopify asks Waybill. Hand the answer on within 30 days.",
  "no-data-requests": "No customer has asked to see their data.",
  "nameless-customer": "Customer number {{number}}",
  "their-orders": "Last orders: {{orders, list}}",
  "customer-asked": "{{customer}}, asked {{day}}",
  answer: "Answer",
  "answer-to": "Answer to {{customer}}",
});
