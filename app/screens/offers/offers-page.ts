import { z } from "zod";

/** So many offers stand on a page of the index. */
export const PAGE = 50;

/** The rank of an offer's state, its priority, when it was made (milliseconds) and its id: where it stands in the index. */
const Keyset = z
  .string()
  .regex(/^\d_\d{1,9}_\d{1,14}_[0-9a-f-]{36}$/)
  .nullable()
  .catch(null);

/** The part of the index that is looked at, as it stands in the URL: what comes after an offer, or before it. What is not understood is left out. */
export const OffersPage = z.object({ after: Keyset, before: Keyset });

export type OffersPage = z.infer<typeof OffersPage>;

export type Place = { rank: number; priority: number; createdAt: Date; id: string };

export const keysetOf = ({ rank, priority, createdAt, id }: Place): string => [rank, priority, createdAt.getTime(), id].join("_");

/** Where a keyset points. */
export function placeOf(keyset: string): Place {
  const [rank = "", priority = "", createdAt = "", id = ""] = keyset.split("_");
  return { rank: Number(rank), priority: Number(priority), createdAt: new Date(Number(createdAt)), id };
}
