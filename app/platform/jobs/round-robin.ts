/** What is read of a list: those after `after`, up to and with `upTo` (undefined: no bound), by rising id, at most `take`. */
export type Piece<Id> = { after: Id | undefined; upTo: Id | undefined; take: number };

/**
 * Goes through lists that are too long for one run of a schedule: each run goes on where the one before stopped, and comes round, so that what
 * stands at the front of a list for ever never hides the rest. Known to this process alone: after a restart each list begins anew.
 */
export function roundRobin<Id>() {
  const reached = new Map<string | number, Id>();
  return {
    /** The next things of a list, once each; those of which `reaches` was told last count as had. */
    async next<Item>(list: string | number, most: number, read: (piece: Piece<Id>) => Promise<Item[]>): Promise<Item[]> {
      const last = reached.get(list);
      const rest = await read({ after: last, upTo: undefined, take: most });
      if (last === undefined || rest.length === most) return rest;
      return [...rest, ...(await read({ after: undefined, upTo: last, take: most - rest.length }))];
    },
    reaches(list: string | number, id: Id | undefined): void {
      if (id !== undefined) reached.set(list, id);
    },
  };
}

/** A piece as Prisma's filter of ids. */
export function idsOf({ after, upTo }: Piece<string>): { gt?: string; lte?: string } {
  return { ...(after !== undefined && { gt: after }), ...(upTo !== undefined && { lte: upTo }) };
}
