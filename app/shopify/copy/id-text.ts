import type { PgText } from "./copied-table.ts";

/** The number at the end of a global id, as text: what is copied is never counted with. Throws when there is none. */
export function idText(gid: string): string;
export function idText(gid: string | null | undefined): PgText;
export function idText(gid: string | null | undefined): PgText {
  if (gid == null) return null;
  const parameters = gid.indexOf("?");
  const path = parameters < 0 ? gid : gid.slice(0, parameters);
  const start = path.lastIndexOf("/") + 1;
  for (let index = start; index < path.length; index += 1) {
    const code = path.charCodeAt(index);
    if (code < ZERO || code > NINE) throw new Error(`Not a numbered Shopify id: ${JSON.stringify(gid)}`);
  }
  if (start === 0 || start === path.length) throw new Error(`Not a numbered Shopify id: ${JSON.stringify(gid)}`);
  return path.slice(start);
}

const ZERO = 0x30;
const NINE = 0x39;
