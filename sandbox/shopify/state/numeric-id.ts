/** The number in a GID of that type (any type when none is given); undefined for everything else. A query string behind the number is ignored. */
export function numericId(gid: string, type?: string): number | undefined {
  const match = /^gid:\/\/shopify\/([A-Za-z]+)\/(\d+)(\?.*)?$/.exec(gid);
  if (!match || (type !== undefined && match[1] !== type)) return undefined;
  return Number(match[2]);
}
