import { z } from "zod";
import type { Message } from "#app/platform/messages/message.ts";
import type { KeptCondition } from "../journey-definition.ts";
import { cartValueBetween, hasCollection, hasDiscountCode, hasProduct, hasSku } from "./cart-conditions.ts";
import type { AnyCondition } from "./condition.ts";
import {
  countryIs,
  customerNotTagged,
  customerTagged,
  languageIs,
  ordersSoFar,
  reachableBy,
  repeatAbandoner,
} from "./person-conditions.ts";
import type { Profile } from "./profile.ts";

/** What a merchant can choose from, in this order. */
export const conditionKinds: readonly AnyCondition[] = [
  cartValueBetween,
  hasProduct,
  hasCollection,
  hasSku,
  hasDiscountCode,
  customerTagged,
  customerNotTagged,
  ordersSoFar,
  repeatAbandoner,
  countryIs,
  languageIs,
  reachableBy,
];

const byCode = new Map(conditionKinds.map((kind) => [kind.code, kind]));

/** Undefined of a condition that this release doesn't know. */
export const findCondition = (code: string): AnyCondition | undefined => byCode.get(code);

/** Whether this release knows a condition, and its arguments are some. */
export const isCondition = ({ code, args }: KeptCondition): boolean => findCondition(code)?.accepts(args) ?? false;

/** Whether all of them hold. One that nobody understands doesn't: rather nothing is sent than to whom it was not meant for. */
export const allHold = (conditions: readonly KeptCondition[], profile: Profile): boolean =>
  conditions.every(({ code, args }) => findCondition(code)?.holds(args, profile) ?? false);

/** What a condition asks for in a shop of this currency, as a sentence; undefined where nobody understands it. */
export const saysOf = ({ code, args }: KeptCondition, currency: string): Message | undefined => findCondition(code)?.says(args, currency);

const Collections = z.object({ collectionIds: z.array(z.string().regex(/^\d{1,19}$/)) });

/** The collections that these ask for, by their numbers. */
export const collectionsIn = (conditions: readonly KeptCondition[]): string[] =>
  conditions.flatMap(({ code, args }) => (code === hasCollection.code ? (Collections.safeParse(args).data?.collectionIds ?? []) : []));
