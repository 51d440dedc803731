import type { Books } from "../books.ts";
import type { Draw } from "../plan/draw.ts";
import type { Picture, SeenOrder } from "../picture.ts";
import { asOwner, Refused } from "../place/call-control.ts";
import type { Place } from "../place/start-place.ts";

/** Where a deed is done, what is known there, and the chance that decides what of it is open. */
export type Scene = { place: Place; books: Books; picture: Picture; draw: Draw };

/** Something that somebody does with an order; says what it was. Undefined when there is nothing to do it with. */
export type Deed = (order: SeenOrder, scene: Scene) => Promise<string | undefined>;

/** So begins what is said of a deed that somebody refused in words. */
export const REFUSED = "refused";

/** Does it and writes it down; what Shopify, the 3PL or the app refuses is life, and is written down too. */
export async function does(name: string, orderId: string | null, books: Books, deed: () => Promise<string | undefined>): Promise<void> {
  try {
    const words = await deed();
    if (words === undefined) return;
    books.tallies(name, words.startsWith(REFUSED));
    books.note(orderId, `${name}: ${words}`);
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault;
    books.tallies(name, true);
    books.note(orderId, `${name}: refused, ${fault.message}`);
  }
}

export const gid = (type: string, id: string) => `gid://shopify/${type}/${id}`;

/** Runs a mutation by its name, with the types of what it is given, as the shop's owner. */
export async function mutate<Payload>(
  { place }: Pick<Scene, "place">,
  name: string,
  types: Record<string, string>,
  args: Record<string, unknown>,
  fields = "",
): Promise<Payload> {
  const declared = Object.entries(types).map(([arg, type]) => `$${arg}: ${type}`);
  const given = Object.keys(types)
    .filter((arg) => arg !== "key")
    .map((arg) => `${arg}: $${arg}`);
  const key = "key" in types ? "@idempotent(key: $key)" : "";
  const query = `mutation (${declared.join(", ")}) { ${name}(${given.join(", ")}) ${key} { ${fields} userErrors { message } } }`;
  return (await asOwner(place.control, query, args))[name] as Payload;
}

export function choose<T>(draw: Draw, question: string, from: readonly T[]): T | undefined {
  return from.length === 0 ? undefined : from[draw.below(question, from.length)];
}
