import { z } from "zod";

/** Fields of one kind in an answer of ShipBob's, by their names. Each may be absent or null: the contract promises hardly any. */
function optionalFields<Kind extends z.ZodType, Name extends string>(kind: Kind, names: readonly Name[]) {
  const optional = kind.nullish();
  return Object.fromEntries(names.map((name) => [name, optional])) as Record<Name, typeof optional>;
}

export const optionalTexts = <Name extends string>(...names: readonly Name[]) => optionalFields(z.string(), names);

export const optionalFlags = <Name extends string>(...names: readonly Name[]) => optionalFields(z.boolean(), names);
