import type { PgText } from "./copied-table.ts";

/** The number at the end of a global id, as text: what is copied is never counted with. Throws when there is none. */
export function idText(gid: string): string;
export function idText(gid: string | null | undefined): PgText;
export function idText(gid: string | null | undefined): PgText {
  if (gid == null) return null;
  const parameters = gid.indexOf("?");
  const id = gid.slice(gid.lastIndexOf("/", parameters < 0 ? undefined : parameters) + 1, parameters < 0 ? undefined : parameters);
  if (!/^\d+$/.test(id)) throw new Error(`Not a numbered Shopify id: ${JSON.stringify(gid)}`);
  return id;
}
