import { type EffectId, newId } from "../ids.ts";
import type { Json } from "../json.ts";
import { z } from "zod";
import { nowDate } from "../clock.ts";
import { crashPoint } from "../crash-point.server.ts";
import { inShop } from "../db/in-shop.server.ts";
import type { Shop } from "../shop.ts";
import type { Prisma } from "#generated/prisma/client.ts";
import type { ShopDb } from "../db/shop-db.ts";

/** An effect that is being brought about, or in doubt: `isRetry` says that it may have happened already, so look before you leap. */
export type OpenEffect = { settled: false; id: EffectId; reference: string; isRetry: boolean };

/** An effect that has happened, or was refused for good, and what the other side answered. */
export type SettledEffect = { settled: true; answer: Json };

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

/**
 * Writes down what came of an effect, in the transaction that records its consequences: from then on nobody tries it again. Answers false where somebody
 * who was at it at the same time came first: their answer stays, and its consequences are recorded.
 */
export async function settleEffect(db: ShopDb, shop: Pick<Shop, "id">, effect: Pick<OpenEffect, "id">, answer: Json): Promise<boolean> {
  crashPoint("effect.made");
  const { count } = await db.effect.updateMany({
    where: { shopId: shop.id, id: effect.id, state: "open" },
    // A Json is what Prisma takes: its own type only lacks the word `undefined` for keys left out.
    data: { state: "settled", settledAt: nowDate(), answer: answer as Prisma.InputJsonValue },
  });
  return count > 0;
}
