import { z } from "zod";
import { commonIssue, issue } from "#app/platform/forms/issue.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { common } from "#app/platform/messages/messages.ts";
import type { Profile } from "./profile.ts";

/** How a form asks for an argument of a condition. */
export type ConditionField =
  | "money"
  | "products"
  | "collections"
  | "skus"
  | "tags"
  | "count"
  | "count-or-none"
  | "days"
  | "countries"
  | "languages"
  | "channel"
  | "yes-or-no";

/**
 * One thing that a journey can ask of a person and their cart: how it is kept, how a form asks for it, and in words what it asks for. Pure: it
 * looks at the profile alone. What is not known holds no condition, whichever way round it is asked.
 */
export type ConditionKind<Args extends object> = {
  code: string;
  args: z.ZodType<Args>;
  fields: Readonly<Record<keyof Args & string, ConditionField>>;
  /** In a list of what can be asked for. */
  label: Message;
  /** What it asks for with these arguments, in a shop of this currency, as a sentence. */
  says: (args: Args, currency: string) => Message;
  holds: (args: Args, profile: Profile) => boolean;
};

/** A condition whatever its arguments are: those that are given are parsed there, and undefined is answered where they are none. */
export type AnyCondition = {
  code: string;
  label: Message;
  fields: Readonly<Record<string, ConditionField>>;
  /** Whether these are arguments of it. */
  accepts: (args: unknown) => boolean;
  /** What is wrong with those that are none, each beside the argument that a form marks; a text as a schema's (issue.ts). */
  amiss: (args: unknown) => readonly { path: readonly PropertyKey[]; message: string }[];
  says: (args: unknown, currency: string) => Message | undefined;
  holds: (args: unknown, profile: Profile) => boolean | undefined;
};

/** Declares a condition. It can be chosen once it stands in `conditions.ts`. */
export function condition<Args extends object>(kind: ConditionKind<Args>): AnyCondition {
  const { code, label, fields } = kind;
  const read = <Answer>(args: unknown, ask: (args: Args) => Answer): Answer | undefined => {
    const parsed = kind.args.safeParse(args);
    return parsed.success ? ask(parsed.data) : undefined;
  };
  return {
    code,
    label,
    fields,
    accepts: (args) => read(args, () => true) ?? false,
    amiss: (args) => kind.args.safeParse(args, { error: commonIssue }).error?.issues ?? [],
    says: (args, currency) => read(args, (mine) => kind.says(mine, currency)),
    holds: (args, profile) => read(args, (mine) => kind.holds(mine, profile)),
  };
}

/** From one figure up to another, or (null) with no end. */
export const range = (figure: z.ZodType<number>) =>
  z
    .object({ from: figure, to: figure.nullable() })
    .refine(({ from, to }) => to === null || to >= from, { path: ["to"], error: issue(common.message("limits-turned")) });
