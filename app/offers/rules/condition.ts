import type { z } from "zod";
import type { Message } from "#app/platform/messages/message.ts";
import type { Visit } from "./visit.ts";

/** How a form asks for an argument of a condition. */
export type ConditionField =
  | "products"
  | "money"
  | "count"
  | "countries"
  | "markets"
  | "languages"
  | "weekdays"
  | "any-weekdays"
  | "moment"
  | "time"
  | "tags"
  | "collections";

/**
 * One thing that a merchant can ask of a visit before something is offered: it says how it is kept, how a form asks for it, and in words what
 * it asks for. Pure: it looks at the visit alone.
 */
export type ConditionKind<Args extends object> = {
  code: string;
  args: z.ZodType<Args>;
  fields: Readonly<Record<keyof Args & string, ConditionField>>;
  /** In a list of what can be asked for. */
  label: Message;
  /** What it asks for with these arguments in a shop of this currency, as a sentence. */
  says: (args: Args, currency: string) => Message;
  holds: (args: Args, visit: Visit) => boolean;
  /** Why arguments that are right each by itself ask for nothing, or for what never comes, and beside which one a form says so. */
  amiss?: (args: Args) => Amiss<Args> | null;
};

export type Amiss<Args extends object> = { arg: keyof Args & string; message: Message };

/** Declares a condition. It can be chosen once it stands in `conditions.ts`. */
export function condition<Args extends object>(kind: ConditionKind<Args>): ConditionKind<Args> {
  return kind;
}
