import type { Act, PeoplesWorld } from "./act.ts";
import { afterLeaving } from "./after-leaving.ts";
import { atImport } from "./at-import.ts";
import { beforeLeaving } from "./before-leaving.ts";

const acts = { ...atImport, ...beforeLeaving, ...afterLeaving };

type Acts = typeof acts;
export type PeoplesAct = keyof Acts;
/** What has to be said for an act. */
type Asked<Name extends PeoplesAct> = Acts[Name]["schema"]["_zod"]["input"];

/** ShipBob's people: each thing that they do by its name. What can't be done is thrown as `PeopleRefusal`, what was said wrongly as `ZodError`. */
export type People = { [Name in PeoplesAct]: (asked: Asked<Name>) => unknown };

export const PEOPLES_ACTS = Object.keys(acts) as PeoplesAct[];

export function createPeople(world: PeoplesWorld): People {
  const does = Object.entries(acts as unknown as Record<PeoplesAct, Act>).map(([name, { schema, does }]) => [
    name,
    (asked: unknown) => does(schema.parse(asked), world),
  ]);
  return Object.fromEntries(does) as People;
}
