import { createHmac, timingSafeEqual } from "node:crypto";
import { ShopId } from "#app/platform/ids.ts";

/** By what the pixel of a shop says whose it is: the shop's number, signed. Anybody can read it in the shop's pages, and nobody make up another's. */
export function pixelAccount(shopId: ShopId, [secret = ""]: readonly string[]): string {
  return `${String(shopId)}.${signature(shopId, secret)}`;
}

/** The shop of an account; undefined of one that is not signed by any of the secrets. */
export function shopOfAccount(account: string, secrets: readonly string[]): ShopId | undefined {
  const [number = "", given = ""] = account.split(".");
  const { data: shopId } = ShopId.safeParse(number);
  if (shopId === undefined || !/^\d{1,10}$/.test(number)) return undefined;
  const isOurs = secrets.some((secret) => {
    const [ours, theirs] = [Buffer.from(signature(shopId, secret)), Buffer.from(given)];
    return ours.byteLength === theirs.byteLength && timingSafeEqual(ours, theirs);
  });
  return isOurs ? shopId : undefined;
}

const signature = (shopId: ShopId, secret: string) =>
  createHmac("sha256", secret)
    .update(`pixel of ${String(shopId)}`)
    .digest("base64url")
    .slice(0, 32);
