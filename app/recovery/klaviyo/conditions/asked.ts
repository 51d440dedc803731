import type { Message } from "#app/platform/messages/message.ts";
import type { KeptCondition } from "../../journeys/journey-definition.ts";
import type { KlaviyoEvent } from "../mapping/klaviyo-event.ts";
import type { KlaviyoCondition } from "../reading/klaviyo-shapes.ts";

/** What one condition of Klaviyo's is here. `isNot`: it holds where this doesn't. `notes`: what is other than it was. */
export type Asked = { notes: readonly Message[] } & (
  | { is: "condition"; condition: KeptCondition; isNot: boolean }
  /** Somebody opened a link of the journey. */
  | { is: "clicked"; isNot: boolean }
  /** So many of a hundred, by chance. */
  | { is: "sample"; percent: number }
  /** Waybill sees to it by itself, so that it always holds, or never can. */
  | { is: "always" }
  | { is: "never" }
  /** It has no counterpart: `said` is what Klaviyo asks, in its own words. `metricId`: it may have one, once somebody says which event that is. */
  | { is: "unknown"; said: string; metricId?: string }
);

export const condition = (code: string, args: KeptCondition["args"], notes: readonly Message[] = [], isNot = false): Asked => ({
  ...{ is: "condition", condition: { code, args }, isNot, notes },
});

/** The same the other way round. */
export function negated(asked: Asked): Asked {
  switch (asked.is) {
    case "condition":
    case "clicked":
      return { ...asked, isNot: !asked.isNot };
    case "sample":
      return { ...asked, percent: 100 - asked.percent };
    case "always":
      return { ...asked, is: "never" };
    case "never":
      return { ...asked, is: "always" };
    case "unknown":
      return asked;
  }
}

/** What reading a condition needs to know around it. */
export type ConditionContext = {
  /** ISO 4217: conditions here name amounts in its minor units. */
  currency: string;
  /** What metrics are called, by their ids. */
  metrics: ReadonlyMap<string, string>;
  eventOf: (metricId: string) => KlaviyoEvent | undefined;
  /** Whether what it is about is a cart. */
  isOfCart: boolean;
  /** Whether whoever orders after it began leaves it, and no order begins it. */
  endsByOrder: boolean;
};

/** Reads one kind of condition; undefined where it has no counterpart. */
export type ConditionReader = (condition: KlaviyoCondition, context: ConditionContext) => Asked | undefined;
