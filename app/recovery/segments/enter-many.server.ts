import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { newId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { ResolvedPerson } from "../people/resolve-person.server.ts";
import { positionAt } from "../journeys/enter-journey.server.ts";
import type { JourneyDefinition } from "../journeys/journey-definition.ts";
import { mayEnter } from "../journeys/may-enter.ts";
import { readFacts } from "../journeys/read-facts.server.ts";
import { askedBy } from "../journeys/read-happened.server.ts";
import { wakeFor } from "../journeys/take-up-runs.server.ts";

type Journey = { id: string; liveSince: Date | null; definition: JourneyDefinition };

/**
 * Has people enter a journey that is live, about no cart, whose conditions were asked about them just now: as `startJourney` does for one, in a handful of
 * statements for all. Answers who entered: not those who entered with this key before, nor those who may not enter again. Twice equals once.
 */
export async function enterMany(
  db: ShopDb,
  shop: Shop,
  { id: journeyId, liveSince, definition }: Journey,
  people: readonly ResolvedPerson[],
  entryKey: string,
): Promise<ReadonlySet<string>> {
  const { first } = definition;
  if (people.length === 0 || first === null) return new Set();
  const at = nowDate();
  const ids = people.map(({ id }) => id).toSorted();
  await db.$queryRaw`
    SELECT "id"::text FROM "recovery_person" WHERE "shopId" = ${shop.id} AND "id" = ANY (${ids}::uuid[]) ORDER BY "id" FOR NO KEY UPDATE`;
  const earlier = Map.groupBy(
    await db.journeyRun.findMany({ where: { shopId: shop.id, journeyId, personId: { in: ids } } }),
    ({ personId }) => personId,
  );
  const entering = people.filter(({ id }) => {
    const theirs = earlier.get(id) ?? [];
    return !theirs.some((run) => run.entryKey === entryKey) && mayEnter(definition.reentry, liveSince, theirs, at) === null;
  });
  const runs = entering.map(({ id: personId, isHeldOut }) => ({ id: newId<string>(), personId, entryKey, isHeldOut, enteredAt: at, abandonmentId: null })); // oxfmt-ignore
  const facts = await readFacts(db, shop, runs, askedBy([definition]), at);
  const data = runs.flatMap((run) => {
    const known = facts.get(run.id);
    if (!known) return [];
    return [{ shopId: shop.id, journeyId, ...run, ...positionAt(definition, first, run, known, { countsFrom: at, at }) }];
  });
  await db.journeyRun.createMany({ data, skipDuplicates: true });
  const [soonest] = data.map(({ dueAt }) => dueAt).toSorted((one, other) => one.getTime() - other.getTime());
  if (soonest) await wakeFor(db, shop, journeyId, soonest);
  return new Set(data.map(({ personId }) => personId));
}
