/** Keys by id, and the one that encrypts. */
export type KeyRing = { newest: { id: string; key: Buffer }; byId: ReadonlyMap<string, Buffer> };

/** Reads `id:base64,id:base64`: keys of 32 bytes, newest first. Throws on anything else, without repeating a key. */
export function parseKeyRing(text: string): KeyRing {
  const keys = text.split(",").map((entry, index) => {
    const separator = entry.indexOf(":");
    const id = entry.slice(0, separator).trim();
    const key = Buffer.from(entry.slice(separator + 1).trim(), "base64");
    if (separator < 1 || !/^[\w-]+$/.test(id) || key.length !== 32) {
      throw new Error(`ENCRYPTION_KEYS, entry ${String(index + 1)}: expected "id:" and 32 bytes in base64.`);
    }
    return { id, key };
  });
  const byId = new Map(keys.map(({ id, key }) => [id, key]));
  const [newest] = keys;
  if (!newest || byId.size !== keys.length) throw new Error("ENCRYPTION_KEYS: two keys of the same id.");
  return { newest, byId };
}
