import type { Message } from "#app/platform/messages/message.ts";
import { fulfillment } from "../messages.ts";
import type { PromisedParcel } from "./delivery-promise.ts";

/** Above so many parcels of the shop's own, their days say more than what was said or guessed of them. */
const KNOWN = 20;

/** What a promise rests on, of one of its parcels. */
export function explainParcel({ leavesOn, lane, seen }: Pick<PromisedParcel, "leavesOn" | "lane" | "seen">, warehouse: string): Message {
  const facts = { warehouse, day: leavesOn, country: lane.countryCode };
  const count = Math.round(seen);
  if (count === 0) return fulfillment.message("promise-by-prices", facts);
  return fulfillment.message(count < KNOWN ? "promise-by-few" : "promise-by-own", { ...facts, count });
}
