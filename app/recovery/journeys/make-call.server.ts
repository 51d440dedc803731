import type { Abandonment, JourneyRun, RecoveryPerson } from "#generated/prisma/client.ts";
import { addressFor } from "#app/messaging/consent/address.ts";
import { renderTextTemplates } from "#app/messaging/templates/in-template-thread.server.ts";
import type { Place } from "#app/messaging/timing/next-send.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { newId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { AbandonedLine } from "../abandonment/abandoned-line.ts";
import { firstNameOf, messageWords, nameOf } from "../composing/buyers-words.ts";
import type { NodeOf } from "./journey-definition.ts";

type CallAsk = { node: NodeOf<"call-task">; abandonment: Abandonment | null; person: RecoveryPerson };

export type ComposedCall =
  | { outcome: "composed"; phone: string; place: Place; script: string }
  | { outcome: "not-eligible"; reason: "no-address" | "template-refused" }
  | { outcome: "later"; at: Date };

/** What an agent needs for a call: the number, where its person lives, and what to say. It holds no connection while the script is filled in. */
export async function composeCall(shop: Shop, { node, abandonment, person }: CallAsk): Promise<ComposedCall> {
  const customerId = abandonment?.customerId ?? person.customerId;
  const customer =
    customerId === null
      ? null
      : await inShop(shop, (db) => db.customer.findUnique({ where: { shopId_id: { shopId: shop.id, id: customerId } } }));
  const phone = addressFor("call", abandonment?.phone ?? customer?.phone ?? "");
  if (!phone) return { outcome: "not-eligible", reason: "no-address" };
  const lines = AbandonedLine.array().safeParse(abandonment?.lines).data ?? [];
  const name = abandonment?.name ?? customer?.displayName;
  const variables = {
    shop: { name: shop.name },
    customer: { name: nameOf(name) ?? "", first_name: firstNameOf(name) ?? "" },
    cart: { lines: lines.map(({ title, quantity }) => ({ title: messageWords(title, 200) ?? "", quantity })) },
  };
  const answer = await renderTextTemplates([node.script], variables);
  if (answer.outcome === "refused") return { outcome: "not-eligible", reason: "template-refused" };
  const known = abandonment?.place as Partial<Place> | null | undefined;
  const place = { country: known?.country ?? customer?.countryCode ?? null, region: known?.region ?? null, zone: known?.zone ?? null };
  return { outcome: "composed", phone: phone.address, place, script: answer.texts[0] ?? "" };
}

type Window = { dueAt: Date; expiresAt: Date };

/** Puts a call on the agents' list: one for each run and step, ever. */
export async function putOnCallList(
  db: ShopDb,
  shop: Shop,
  run: Pick<JourneyRun, "id" | "personId" | "abandonmentId">,
  nodeId: string,
  { phone, place, script }: Extract<ComposedCall, { outcome: "composed" }>,
  window: Window,
): Promise<void> {
  const { id: runId, personId, abandonmentId } = run;
  const task = { shopId: shop.id, id: newId<string>(), runId, nodeId, personId, abandonmentId, phone, place, script, ...window };
  await db.callTask.createMany({ data: [task], skipDuplicates: true });
}
