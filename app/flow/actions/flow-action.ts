import { z } from "zod";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { OutsideNumber } from "#app/platform/ids.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { OutsideGid } from "#app/shopify/gid.ts";

/** What became of an action. `not-yet`: what it is about is not known here yet, and Shopify Flow is to ask again. */
export type ActionOutcome = { outcome: "done" | "refused" | "not-yet"; message: Message };

/** One step of a workflow, however often Shopify Flow asks for it. */
export type ActionRun = {
  /** Shopify Flow's id of it. */
  id: string;
  /** When it was first asked for. */
  openedAt: Date;
  /** Writes down that it is done, in the transaction that does it: from then on it is only answered. */
  settle: (db: ShopDb, message: Message) => Promise<ActionOutcome>;
};

/** Something that Shopify Flow may have Waybill do: the fields that its extension declares, and the deed. */
export type FlowAction = { name: string; run: (shop: Shop, properties: Record<string, unknown>, run: ActionRun) => Promise<ActionOutcome> };

/** Declares an action by its extension's handle. Properties that are not as declared are thrown as a `ZodError`. */
export function flowAction<Properties>(
  name: string,
  properties: z.ZodType<Properties>,
  run: (shop: Shop, properties: Properties, run: ActionRun) => Promise<ActionOutcome>,
): FlowAction {
  return { name, run: (shop, given, one) => run(shop, properties.parse(given), one) };
}

/** What nobody filled in, Shopify Flow leaves out or sends as nothing. */
const filled = <Value>(schema: z.ZodType<Value>) =>
  z.preprocess((value) => (value === null || (typeof value === "string" && value.trim() === "") ? undefined : value), schema);

/** A reference: Shopify's number as text or as a number, or its global id. */
export const reference = filled(z.union([OutsideNumber, OutsideGid]));
export const optionalReference = filled(z.union([OutsideNumber, OutsideGid]).optional());

const Words = z
  .string()
  .max(5000)
  .transform((text) => text.trim());
export const words = filled(Words);
export const optionalWords = filled(Words.optional());
