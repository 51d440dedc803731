import { markOf, type NativeDiscount } from "#app/offers/discounts/discount-for.ts";
import type { JourneyDefinition } from "../journeys/journey-definition.ts";

/** What a journey takes off, and for whom. */
export type DiscountTerms = NonNullable<JourneyDefinition["discount"]>;

/** The discount of Shopify's under which a journey's codes are made: each is good for one order, off all of it. */
export function discountForJourney({ name }: { name: string }, { kind, value }: DiscountTerms): NativeDiscount {
  const common = {
    method: "code",
    title: name,
    percentage: 0,
    variantIds: null,
    boughtProductIds: [],
    minimum: null,
    countries: null,
    isSingleUse: true,
  } as const;
  switch (kind) {
    case "percentage":
      return { ...common, kind: "basic", percentage: value };
    case "amount":
      return { ...common, kind: "basic", amount: value };
    case "free-shipping":
      return { ...common, kind: "freeShipping" };
  }
}

/** Terms with the same mark are the same for whoever was told a code: what the journey is called is no matter. */
export const markOfTerms = (terms: DiscountTerms): string => markOf([discountForJourney({ name: "" }, terms)]);

/** Nothing is off: no discount can be made of it. */
export const isNothing = ({ kind, value }: DiscountTerms): boolean => kind !== "free-shipping" && value === 0;

/** Until when a code that is given at this moment is good, as its buyer is told. */
export const goodUntil = ({ lastsHours }: DiscountTerms, at: Date): Date => new Date(at.getTime() + lastsHours * 3_600_000);
