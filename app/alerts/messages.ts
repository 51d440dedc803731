import { catalogue } from "#app/platform/messages/catalogue.ts";

/** What alerts say: to whoever is told, and of destinations that can't be told. */
export const alerts = catalogue("alerts", {
  // In an alert. Plain text: what markup its receiver has is added when it is sent.
  "opened-title_one": "{{count, number}} new exception at {{shop}}",
  "opened-title_other": "{{count, number}} new exceptions at {{shop}}",
  "solved-title_one": "Solved: {{count, number}} exception at {{shop}}",
  "solved-title_other": "Solved: {{count, number}} exceptions at {{shop}}",
  "test-title": "Test from Waybill for {{shop}}",
  "test-text": "Alerts arrive here. Nothing is wrong.",
  group: "{{cause, message}} ({{number, number}})",
  solved: "Solved: {{cause, message}} ({{number, number}})",
  orders_one: "Order {{orders, list}}",
  orders_other: "Orders {{orders, list}}",
  "orders-more": "Among them orders {{orders, list}}",
  "more-kinds_one": "And {{count, number}} more kind of exception",
  "more-kinds_other": "And {{count, number}} more kinds of exceptions",
  open: "Open in Waybill",
  "open-all": "Open all exceptions",
  again: "Sent again: nobody answered the first time, so you may have it twice.",
  reference: "Alert {{id}}",

  // Of a destination that was not told.
  "not-reached": "It can't be reached.",
  "not-public": "It isn't on the internet: alerts go to public addresses only.",
  "no-answer": "It gave no answer, so the alert may have arrived or not.",
  "too-many": "It asked for a pause: too many messages came at once.",
  moved: "It sends Waybill on to another address. Copy the address of the webhook again.",
  "not-let-in": "It doesn't let Waybill in any more. Make a new webhook and enter its address.",
  gone: "There is no such webhook any more. Make a new one and enter its address.",
  fails: "It has trouble of its own (status {{status}}).",
  refused: "It refused the alert (status {{status}}).",
  "said-revoked": "The webhook was revoked or its app was removed. Make a new one and enter its address.",
  "said-no-team": "Its workspace is gone or turned off.",
  "said-no-channel": "Its channel is gone. Make a webhook for another one and enter its address.",
  "said-archived": "Its channel is archived. Make a webhook for another one and enter its address.",
  "said-prohibited": "Its workspace lets nobody post to this channel by a webhook.",
  "no-mail-channel": "Email isn't connected, or is paused, in Channels and recovery.",
  "mail-not-sent": "The mail didn't arrive: {{address}} refused it or nobody has that address.",

  // On the worklist.
  "gave-up": "Alerts to {{destination}} are paused: {{problem, message}}",
  "goes-on": "Alerts to it were resumed or removed",
});
