import type { Abandonment, JourneyRun, RecoveryPerson } from "#generated/prisma/client.ts";
import { renderTextTemplates } from "#app/messaging/templates/in-template-thread.server.ts";
import type { Place } from "#app/messaging/timing/next-send.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { variablesFor } from "../composing/compose-message.server.ts";
import { keepLinkAndCode } from "../composing/link-and-code.server.ts";
import { placeOfAddress } from "../composing/place-of-address.ts";
import { readAddressee } from "../composing/read-addressee.server.ts";
import { readSubject } from "../composing/read-subject.server.ts";
import { destinationOf } from "../composing/stored-place.ts";
import type { JourneyNode } from "../journeys/journey-definition.ts";

type CallAsk = {
  run: JourneyRun;
  node: Extract<JourneyNode, { kind: "call-task" }>;
  abandonment: Abandonment | null;
  person: RecoveryPerson;
  at: Date;
};

export type ComposedCall =
  | { outcome: "composed"; phone: string; place: Place; script: string }
  | { outcome: "not-eligible"; reason: "no-address" | "nothing-to-ship" | "not-reachable" | "template-refused" }
  | { outcome: "later"; at: Date };

/**
 * What an agent needs for a call: the number, where its person lives, and what to say, filled in as a message is (in the agent's own language: a
 * script is in one). The link that they hand over, and the code, are kept with it. It holds no connection while the script is filled in.
 */
export async function composeCall(shop: Shop, { run, node, abandonment, person, at }: CallAsk): Promise<ComposedCall> {
  if (run.isHeldOut || person.isHeldOut) return { outcome: "not-eligible", reason: "not-reachable" };
  const to = await inShop(shop, (db) => readAddressee(db, shop, "call", { run, abandonment, person }));
  if (!to.address) return { outcome: "not-eligible", reason: "no-address" };
  const destination = destinationOf(to.place);
  const subject = await readSubject(shop, { run, abandonment }, destination);
  if (!subject) return { outcome: "not-eligible", reason: "nothing-to-ship" };
  const brought = await inShop(shop, (db) => keepLinkAndCode(db, shop, { run, node, channel: "call", abandonment, at }));
  if (brought.outcome === "later") return brought;
  const variables = variablesFor(shop, { to: { ...to, language: null }, subject, language: "en", brought, products: [] });
  const answer = await renderTextTemplates([node.script], variables);
  if (answer.outcome === "refused") return { outcome: "not-eligible", reason: "template-refused" };
  return { outcome: "composed", phone: to.address, place: placeOfAddress(to.address, to.place), script: answer.texts[0] ?? "" };
}
