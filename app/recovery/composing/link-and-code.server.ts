import type { Abandonment, JourneyRun } from "#generated/prisma/client.ts";
import type { Channel } from "#app/messaging/channel.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { type TakenCode, takeCode } from "../codes/take-code.server.ts";
import { JourneyDefinition } from "../journeys/journey-definition.ts";
import { keepLink, linkGoodUntil } from "../links/recovery-link.server.ts";
import type { MessageFacts } from "./message-variables.ts";

/** Codes are made within seconds; whoever waits so long for one is written to without it. */
const ASK_AGAIN_MS = 30_000;
const LONGEST_WAIT_MS = 30 * 60_000;

type Asked = {
  run: JourneyRun;
  node: { id: string; withCode: boolean };
  channel: Channel;
  abandonment: Abandonment | null;
  at: Date;
};

export type LinkAndCode = { outcome: "there"; link: string; code: MessageFacts["code"] } | { outcome: "later"; at: Date };

/** The link of a step, and the run's code where the step brings it, kept together. Where the link leads is chosen when it is opened. */
export async function keepLinkAndCode(db: ShopDb, shop: Shop, { run, node, channel, abandonment, at }: Asked): Promise<LinkAndCode> {
  const journey = node.withCode
    ? await db.journey.findUnique({ where: { shopId_id: { shopId: shop.id, id: run.journeyId } }, select: { definition: true } })
    : null;
  const terms = JourneyDefinition.safeParse(journey?.definition).data?.discount ?? null;
  const taken: TakenCode = terms ? await takeCode(db, shop, { run, abandonment, terms, at }) : { outcome: "none" };
  if (taken.outcome === "not-yet" && at.getTime() - run.nodeAt.getTime() < LONGEST_WAIT_MS)
    return { outcome: "later", at: new Date(at.getTime() + ASK_AGAIN_MS) };
  const code = terms && taken.outcome === "code" ? { ...taken, kind: terms.kind, value: terms.value, currency: shop.currency } : null;
  const expiresAt = linkGoodUntil(at);
  const of = { abandonmentId: abandonment?.id ?? null, runId: run.id, nodeId: node.id, channel };
  const { address } = await keepLink(db, shop, { ...of, code: code?.code ?? null, at, expiresAt });
  return { outcome: "there", link: address, code };
}
