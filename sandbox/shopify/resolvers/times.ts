import { isoTime } from "../state/iso-time.ts";

/** Resolvers that write the record's milliseconds as Shopify writes time. */
export function times<Name extends string>(...names: Name[]): Record<Name, (source: Record<Name, number | null>) => string | null> {
  const write = (name: Name) => (source: Record<Name, number | null>) => {
    const at = source[name];
    return at === null ? null : isoTime(at);
  };
  return Object.fromEntries(names.map((name) => [name, write(name)])) as Record<
    Name,
    (source: Record<Name, number | null>) => string | null
  >;
}
