import { z } from "zod";
import { common } from "./messages/messages.ts";
import { verbatim, type Message } from "./messages/message.ts";

const Actor = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("staff"), id: z.string().nullable(), name: z.string().nullable() }),
  z.object({ kind: z.literal("waybill") }),
  z.object({ kind: z.literal("warehouse"), name: z.string() }),
  z.object({ kind: z.literal("carrier"), name: z.string() }),
  z.object({ kind: z.literal("shopify") }),
  z.object({ kind: z.literal("flow") }),
]);

/**
 * Who or what did something, as it is kept with it. A person of the merchant's staff has Shopify's number of them (null where it was not
 * kept) and the name that they had then (null where Shopify did not say). `flow` is a workflow of the merchant's in Shopify Flow. Plain JSON.
 */
export type Actor = z.infer<typeof Actor>;

export const WAYBILL: Actor = { kind: "waybill" };

/** A JSON column as an Actor. What is none is taken for Waybill's own doing. */
export function storedActor(value: unknown): Actor {
  return Actor.safeParse(value).data ?? WAYBILL;
}

/** The actor as it stands alone, beside a time: "Ann Smith", "A staff member", "Leeds warehouse". */
export function actorLabel(actor: Actor): Message {
  return named(actor) ?? common.message("staff-member");
}

/** The actor within a sentence: "Re-routed by a staff member". */
export function actorInSentence(actor: Actor): Message {
  return named(actor) ?? common.message("a-staff-member");
}

function named(actor: Actor): Message | undefined {
  switch (actor.kind) {
    case "waybill":
      return common.message("waybill");
    case "shopify":
      return common.message("shopify");
    case "flow":
      return common.message("shopify-flow");
    case "staff":
      return actor.name === null ? undefined : verbatim(actor.name);
    case "warehouse":
    case "carrier":
      return verbatim(actor.name);
  }
}
