import { createCipheriv, createDecipheriv, hkdfSync } from "node:crypto";
import { env } from "../env.server.ts";
import { parseKeyRing } from "./key-ring.ts";

/** What a short token carries: a number of four bytes, and eight bytes that nobody can guess. */
export type ShortToken = { number: number; secret: Buffer };

const ring = parseKeyRing(env.ENCRYPTION_KEYS);
const keys = new Map<string, Buffer>();

/**
 * Sixteen bytes under the newest key, as 22 signs of an address: a permutation of one block (AES-256), of which four bytes are nothing (so that
 * one in four thousand million guesses opens), eight are not to be guessed. It says nothing to whoever has no key. For addresses that have to
 * be short; everything else is sealed (seal.server.ts).
 */
export function shortToken({ number, secret }: ShortToken, purpose: string): string {
  if (secret.length !== 8) throw new Error("A short token holds eight bytes.");
  const block = Buffer.alloc(16);
  block.writeUInt32BE(number, 4);
  secret.copy(block, 8);
  const cipher = createCipheriv("aes-256-ecb", keyFor(ring.newest, purpose), null).setAutoPadding(false);
  return Buffer.concat([cipher.update(block), cipher.final()]).toString("base64url");
}

/** What a token carries; undefined of one that was not made here for this purpose, or whose key is gone. */
export function readShortToken(token: string, purpose: string): ShortToken | undefined {
  if (!/^[\w-]{22}$/.test(token)) return undefined;
  const sealed = Buffer.from(token, "base64url");
  for (const [id, key] of ring.byId) {
    const decipher = createDecipheriv("aes-256-ecb", keyFor({ id, key }, purpose), null).setAutoPadding(false);
    const block = Buffer.concat([decipher.update(sealed), decipher.final()]);
    if (block.readUInt32BE(0) === 0) return { number: block.readUInt32BE(4), secret: block.subarray(8) };
  }
  return undefined;
}

function keyFor({ id, key }: { id: string; key: Buffer }, purpose: string): Buffer {
  const name = `${id} ${purpose}`;
  const known = keys.get(name) ?? Buffer.from(hkdfSync("sha256", key, "", `waybill short token ${purpose}`, 32));
  keys.set(name, known);
  return known;
}
