import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { env } from "../env.server.ts";
import { parseKeyRing } from "./key-ring.ts";

/** Where a sealed text belongs. A text moved to another shop's row, or to another column, does not open. */
export type SealPlace = { shop: string; column: string };

const ring = parseKeyRing(env.ENCRYPTION_KEYS);

/** Encrypts a secret for keeping (AES-256-GCM under the newest key): `v1.<key id>.<iv>.<ciphertext>.<tag>`. */
export function seal(text: string, place: SealPlace): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", ring.newest.key, iv).setAAD(boundTo(place));
  const ciphertext = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return ["v1", ring.newest.id, iv.toString("base64url"), ciphertext.toString("base64url"), cipher.getAuthTag().toString("base64url")].join(
    ".",
  );
}

/** Opens what `seal` sealed for the same place. Throws when the key is gone or the text is not what was sealed there. */
export function unseal(sealed: string, place: SealPlace): string {
  const [version, keyId, iv, ciphertext, tag] = sealed.split(".");
  if (version !== "v1" || !keyId || !iv || ciphertext === undefined || !tag)
    throw new Error(`${place.column} does not hold a sealed text.`);
  const key = ring.byId.get(keyId);
  if (!key) throw new Error(`${place.column} is sealed with key "${keyId}", which ENCRYPTION_KEYS no longer holds.`);

  const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(iv, "base64url"), { authTagLength: 16 })
    .setAAD(boundTo(place))
    .setAuthTag(Buffer.from(tag, "base64url"));
  return Buffer.concat([decipher.update(Buffer.from(ciphertext, "base64url")), decipher.final()]).toString("utf8");
}

function boundTo({ shop, column }: SealPlace): Buffer {
  return Buffer.from(JSON.stringify([shop, column]));
}
