import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { JourneyDefinition, NodeOf } from "./journey-definition.ts";
import { turnAfter } from "./turn-after.ts";

/** Nodes that let few through, each of one journey. */
export type LimitedNode = { journeyId: string; node: NodeOf<"rate-limit"> };

export const limitsOf = (journeyId: string, { nodes }: JourneyDefinition): LimitedNode[] =>
  nodes.flatMap((node) => (node.kind === "rate-limit" ? [{ journeyId, node }] : []));

/**
 * Gives out turns at nodes that let few through: of each node one process at a time, until its transaction ends. A turn that lies ahead is kept
 * for whoever it was given to.
 */
export async function openTurns(db: ShopDb, shop: Shop, nodes: readonly LimitedNode[], at: Date) {
  const turnsOf = new Map<string, { passed: Date[]; all: Date[] }>();
  for (const { journeyId, node } of nodes.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)))) {
    const name = nameOf({ journeyId, node });
    await db.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${shop.id} turns ${name}`}, 0))::text`;
    const since = new Date(at.getTime() - node.hours * 3_600_000);
    const passed = await db.$queryRaw<{ at: Date }[]>`
      SELECT p."at" FROM "journey_passage" p JOIN "journey_run" r ON r."shopId" = p."shopId" AND r."id" = p."runId"
       WHERE p."shopId" = ${shop.id} AND p."nodeId" = ${node.id} AND p."at" > ${since} AND r."journeyId" = ${journeyId}::uuid
       ORDER BY 1 DESC LIMIT ${node.most}`;
    const kept = await db.$queryRaw<{ at: Date }[]>`
      SELECT "dueAt" AS "at" FROM "journey_run"
       WHERE "shopId" = ${shop.id} AND "journeyId" = ${journeyId}::uuid AND "nodeId" = ${node.id} AND "endedAt" IS NULL AND "waitsFor" = 'turn'
         AND "dueAt" > ${at}
       ORDER BY 1 DESC LIMIT ${node.most}`;
    const times = passed.map((row) => row.at).reverse();
    turnsOf.set(name, { passed: times, all: [...times, ...kept.map((row) => row.at).reverse()] });
  }
  return (journeyId: string, node: NodeOf<"rate-limit">, hadTurn: boolean): Date => {
    const turns = turnsOf.get(nameOf({ journeyId, node })) ?? { passed: [], all: [] };
    // Who comes anew stands behind all whose turn lies ahead.
    const turn = turnAfter(hadTurn ? turns.passed : turns.all, node, at);
    if (turn <= at) turns.passed.push(turn);
    turns.all.push(turn);
    return turn;
  };
}

const nameOf = ({ journeyId, node }: LimitedNode) => `${journeyId} ${node.id}`;
