import { createHmac } from "node:crypto";
import type { RecoveryLink } from "#generated/prisma/client.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { env } from "#app/platform/env.server.ts";
import { readShortToken, shortToken } from "#app/platform/crypto/short-token.server.ts";
import { ShopId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";

const PURPOSE = "recovery-link";

/** A link is good for so long. */
export const LINK_DAYS = 30;
const DAY_MS = 86_400_000;

/** Until when a link is good that is made at a moment. */
export const linkGoodUntil = (at: Date): Date => new Date(at.getTime() + LINK_DAYS * DAY_MS);

/** Where a link stands, and what it brings. */
export type LinkAsked = {
  /** Null where it is about no cart. */
  abandonmentId: string | null;
  runId: string;
  nodeId: string;
  channel: string;
  code: string | null;
  at: Date;
  expiresAt: Date;
};

/**
 * The link of a step's message, back to what it is about: there is one of a run, a step and a channel, however often it is asked for. What it brings is
 * what was asked for last.
 */
export async function keepLink(db: ShopDb, shop: Pick<Shop, "id">, asked: LinkAsked): Promise<{ id: string; address: string }> {
  const { abandonmentId, runId, nodeId, channel, code, at, expiresAt } = asked;
  const id = idFor([String(shop.id), runId, nodeId, channel]);
  await db.$executeRaw`
    INSERT INTO "recovery_link" ("shopId", "id", "abandonmentId", "runId", "nodeId", "channel", "code", "createdAt", "expiresAt")
    VALUES (${shop.id}, ${id}, ${abandonmentId}::uuid, ${runId}::uuid, ${nodeId}, ${channel}, ${code}, ${at}, ${expiresAt})
    ON CONFLICT ("shopId", "id") DO UPDATE SET "code" = excluded."code", "expiresAt" = excluded."expiresAt"`;
  return { id, address: linkAddress(shop, id) };
}

/** The link of a cart that a person hands on themselves: there is one of a cart. It belongs to no journey, and brings no code. */
export async function keepLinkByHand(db: ShopDb, shop: Pick<Shop, "id">, of: { abandonmentId: string; at: Date }): Promise<string> {
  const { abandonmentId, at } = of;
  const id = idFor([String(shop.id), abandonmentId, "by-hand"]);
  const expiresAt = linkGoodUntil(at);
  await db.recoveryLink.upsert({
    where: { shopId_id: { shopId: shop.id, id } },
    create: { shopId: shop.id, id, abandonmentId, createdAt: at, expiresAt },
    update: { expiresAt },
  });
  return linkAddress(shop, id);
}

/** Where all of them begin. */
export const linkPlace = (): string => `${env.INTAKE_URL}/r/`;

/** Its address, as short as one that nobody can make up can be: a text message pays for each sign. It says nothing of whom it is for. */
export const linkAddress = (shop: Pick<Shop, "id">, id: string): string => `${linkPlace()}${tokenOf(shop, id)}`;

/** As a link looks, for whoever writes a message: of no cart, it leads to the shop. */
export const exampleLink = (shop: Pick<Shop, "id">): string => linkAddress(shop, idFor([String(shop.id), "example"]));

/** The end of such an address. */
export const tokenOf = (shop: Pick<Shop, "id">, id: string): string =>
  shortToken({ number: shop.id, secret: Buffer.from(id, "base64url") }, PURPOSE);

/** Which link an address means; undefined of one that was made up. */
export function readLinkToken(token: string): { shopId: ShopId; id: string } | undefined {
  const read = readShortToken(token, PURPOSE);
  const shopId = ShopId.safeParse(read?.number).data;
  return read && shopId !== undefined ? { shopId, id: read.secret.toString("base64url") } : undefined;
}

/** Eight bytes that only our own keys lead to. */
function idFor(names: readonly string[]): string {
  const key = env.ENCRYPTION_KEYS.split(",")[0] ?? "";
  return createHmac("sha256", key).update(JSON.stringify([PURPOSE, ...names])).digest().subarray(0, 8).toString("base64url"); // oxfmt-ignore
}

export const isOver = ({ expiresAt }: Pick<RecoveryLink, "expiresAt">, at: Date): boolean => expiresAt <= at;
