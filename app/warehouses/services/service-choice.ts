import { z } from "zod";

/** What the merchant chose for one shipping line of the shop's checkout, at one warehouse. */
export const ServiceChoice = z.object({
  /** Its title, as buyers see it. */
  shippingLine: z.string().min(1).max(255),
  /** The warehouse's own name of the service. */
  service: z.string().min(1).max(255),
  /** What it costs more than the price list says, for each parcel: minor units of the shop's currency. */
  extra: z.number().min(0).max(100_000_000),
});

export type ServiceChoice = z.infer<typeof ServiceChoice>;

export const ServiceChoices = z.array(ServiceChoice).max(200);

/** What a buyer chose at checkout, as Shopify has it on the order. */
export type ShippingLine = { title: string | null; code: string | null };

export type ChosenService = {
  /** Null: the warehouse ships as it usually does. */
  service: string | null;
  extra: number;
  /** The buyer chose something faster than a warehouse's usual, and none of its services is known to be. */
  isSlower: boolean;
};

/**
 * How a warehouse is to ship what a buyer ordered with a shipping line: as the merchant chose for it; else by the service that is called like
 * it, by title or code; else by the first that is as fast as its name says. Where there is none of these the warehouse ships as it usually
 * does. Capitals and blanks around a name mean nothing.
 */
export function chooseService(line: ShippingLine, choices: readonly ServiceChoice[], offered: readonly string[]): ChosenService {
  const names = [line.title, line.code].filter((name) => name !== null).map(plain);
  const chosen = choices.find(({ shippingLine }) => names.includes(plain(shippingLine)));
  if (chosen) return { service: chosen.service, extra: chosen.extra, isSlower: false };
  const named = offered.find((service) => names.includes(plain(service)));
  if (named !== undefined) return { service: named, extra: 0, isSlower: false };
  const speed = Math.max(USUAL, ...names.map(speedOf));
  if (speed === USUAL) return { service: null, extra: 0, isSlower: false };
  const fast = offered.filter((service) => speedOf(plain(service)) >= speed);
  const justAsFast = fast.find((service) => speedOf(plain(service)) === speed) ?? fast[0];
  return { service: justAsFast ?? null, extra: 0, isSlower: justAsFast === undefined };
}

const USUAL = 0;

/** How fast a name says that something is: 2 by the next day, 1 faster than usual. In the languages in which shops most often say it. */
function speedOf(name: string): number {
  if (/overnight|next[ -]?(business |working )?day|same[ -]?day|\b24 ?h\b|24 hours|next day|lendemain|am nächsten tag/u.test(name))
    return 2;
  if (
    /express|expedited|priority|rush|\bfast\b|2[ -]?day|two[ -]?day|second day|\b48 ?h\b|\beil|urgent|rapid|exprés|expresso|espresso/u.test(
      name,
    )
  )
    return 1;
  return USUAL;
}

const plain = (name: string) => name.trim().toLowerCase();
