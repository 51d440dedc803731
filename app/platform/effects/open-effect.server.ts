import { z } from "zod";
import { nowDate } from "../clock.ts";
import { inShop } from "../db/in-shop.server.ts";
import { type EffectId, newId } from "../ids.ts";
import type { Json } from "../json.ts";
import type { Shop } from "../shop.ts";
import type { OpenEffect, SettledEffect } from "./effect.ts";

const Row = z.object({
  id: z.string().transform((id) => id as EffectId),
  reference: z.string(),
  state: z.enum(["open", "settled"]),
  attempts: z.number(),
  answer: z.json(),
});

/**
 * Writes down that something is about to be done outside, before it is done. Committed when it returns.
 *
 * There is one effect of a kind for a subject, ever: the reference of the first attempt stays, so that the other side can be asked by it
 * whether the effect already happened. Two callers at once both get to go: serialise by job key.
 */
export async function openEffect(
  shop: Pick<Shop, "id">,
  kind: string,
  subject: string,
  reference: string,
): Promise<OpenEffect | SettledEffect> {
  const at = nowDate();
  const rows = await inShop(
    shop,
    (db) => db.$queryRaw`
      INSERT INTO effect ("shopId", id, kind, subject, reference, attempts, "openedAt", "triedAt")
      VALUES (${shop.id}, ${newId()}::uuid, ${kind}, ${subject}, ${reference}, 1, ${at}, ${at})
      ON CONFLICT ("shopId", kind, subject) DO UPDATE SET
        attempts = effect.attempts + CASE WHEN effect.state = 'open' THEN 1 ELSE 0 END,
        "triedAt" = CASE WHEN effect.state = 'open' THEN excluded."triedAt" ELSE effect."triedAt" END
      RETURNING id::text, reference, state::text, attempts, answer`,
  );
  const row = z.tuple([Row]).parse(rows)[0];
  if (row.state === "settled") return { settled: true, answer: row.answer as Json };
  return { settled: false, id: row.id, reference: row.reference, isRetry: row.attempts > 1 };
}
