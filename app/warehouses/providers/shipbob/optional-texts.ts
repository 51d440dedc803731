import { z } from "zod";

const text = z.string().nullish();

/** Texts of an answer of ShipBob's, by their names. Each may be absent or null: the contract promises hardly any. */
export function optionalTexts<Name extends string>(...names: readonly Name[]): Record<Name, typeof text> {
  return Object.fromEntries(names.map((name) => [name, text])) as Record<Name, typeof text>;
}
