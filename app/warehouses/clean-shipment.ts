import { isMessage, type Message, type MessageArg } from "#app/platform/messages/message.ts";
import { isKeepable, plainName, plainWords, webLink } from "#app/platform/outside-text.ts";
import type { WarehouseShipment } from "./warehouse-connection.ts";

/** What carriers are called, and their numbers, is short; what a provider has to say of a parcel is a sentence or two. */
const LONGEST_NAME = 100;
const LONGEST_NUMBER = 255;
const LONGEST_WORDS = 2000;

/** A carrier's name as one may be: no markup, not endless. Null when nothing is left. */
export function carrierName(text: string | null): string | null {
  return plainName(text, LONGEST_NAME);
}

/**
 * What a provider says of a shipment, with all of it that is passed on fit for that: links lead to pages of the web or are none, carriers
 * have names, a moment is one that a calendar has, and words can be kept.
 */
export function cleanShipment(said: WarehouseShipment): WarehouseShipment {
  return {
    ...said,
    problem: said.problem && cleanMessage(said.problem),
    carrier: carrierName(said.carrier),
    trackingNumber: plainName(said.trackingNumber, LONGEST_NUMBER),
    trackingUrl: webLink(said.trackingUrl),
    ...(said.otherBoxes && { otherBoxes: said.otherBoxes.flatMap(cleanBox) }),
    shippedAt: keepable(said.shippedAt),
    deliveredAt: keepable(said.deliveredAt),
    events: said.events
      .filter(({ happenedAt }) => keepable(happenedAt) !== null)
      .map((event) => ({ ...event, message: plainWords(event.message, LONGEST_WORDS) })),
  };
}

function cleanBox({ number, url }: { number: string; url: string | null }) {
  const name = plainName(number, LONGEST_NUMBER);
  return name === null ? [] : [{ number: name, url: webLink(url) }];
}

function cleanMessage({ code, args }: Message): Message {
  return { code, args: Object.fromEntries(Object.entries(args).map(([name, arg]) => [name, cleanArg(arg)])) };
}

function cleanArg(arg: MessageArg): MessageArg {
  if (typeof arg === "string") return plainWords(arg, LONGEST_WORDS);
  if (Array.isArray(arg)) return arg.map((part) => (typeof part === "string" ? plainWords(part, LONGEST_WORDS) : cleanMessage(part)));
  return isMessage(arg) ? cleanMessage(arg) : arg;
}

const keepable = (moment: string | null) => (moment !== null && isKeepable(new Date(moment)) ? moment : null);
