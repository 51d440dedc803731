import type { CauseDeclaration } from "#app/fulfillment/exceptions/exception-causes.ts";
import { isDeed, type Solution, solutionOf, type WarehouseFact } from "./solution.ts";
import type { ListedGroup } from "./steady-groups.ts";

export type GroupButtons = {
  /** Whether something heads the group: what they share, or the button for all. */
  hasHeading: boolean;
  /** The button that solves all of them at once; null where each one's own does. */
  forAll: Solution | null;
  /** Whether each has a button of its own. */
  forEach: boolean;
};

type Of = {
  group: Pick<ListedGroup, "items" | "shared">;
  /** Whether what they share has a name. */
  named: boolean;
  /** The only group of its cause: its button stands at the head of the card. */
  alone: boolean;
  declared: Pick<CauseDeclaration, "remedy">;
  warehouses: readonly WarehouseFact[];
};

/** Where the buttons of a group stand: what solves one exception is offered once. What is over takes no heading with it, so that nothing moves. */
export function groupButtons({ group, named, alone, declared, warehouses }: Of): GroupButtons {
  const { items, shared } = group;
  const listed = items.filter(({ isOver }) => !isOver);
  const solution = listed.length === 0 ? null : solutionOf(declared, listed, shared, warehouses);
  const several = items.length > 1;
  // What leads somewhere is the same for all of them; what is done at once is offered for each as well.
  const hasOwnPlace = isDeed(declared.remedy) || declared.remedy === "order-in-shopify";
  const leadsAllThere = !hasOwnPlace && (named || several);
  const isSolvable = solutionOf(declared, items, shared, warehouses) !== null;
  return {
    hasHeading: named ? (leadsAllThere && isSolvable) || several || !alone : several && isSolvable && !alone,
    forAll: leadsAllThere || listed.length > 1 ? solution : null,
    forEach: !leadsAllThere || solution === null,
  };
}
