import type { JourneyRun } from "#generated/prisma/client.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { Advanced } from "./advance.ts";

/** For so long what is made for somebody may take before it is asked for again. */
const MAKING_MS = 10 * 60_000;

export type Move = { run: Pick<JourneyRun, "id">; advanced: Advanced };

/** Writes down how far runs came, in two statements for all of them. The runs are locked by whoever moves them. */
export async function writeMoves(db: ShopDb, shop: Pick<Shop, "id">, moves: readonly Move[], at: Date): Promise<void> {
  if (moves.length === 0) return;
  const rows = moves.map(({ run, advanced: { position, endedBy, isToMake } }) => ({
    id: run.id,
    nodeId: position.nodeId,
    nodeAt: position.nodeAt,
    dueAt: endedBy !== null ? null : isToMake ? new Date(at.getTime() + MAKING_MS) : position.dueAt,
    waitsFor: endedBy === null ? position.waitsFor : null,
    endedAt: endedBy === null ? null : at,
    endedBy,
  }));
  await db.$executeRaw`
    UPDATE "journey_run" r
       SET "nodeId" = m."nodeId", "nodeAt" = m."nodeAt", "dueAt" = m."dueAt", "waitsFor" = m."waitsFor", "endedAt" = m."endedAt", "endedBy" = m."endedBy"
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           AS m ("id" uuid, "nodeId" text, "nodeAt" timestamptz, "dueAt" timestamptz, "waitsFor" text, "endedAt" timestamptz, "endedBy" text)
     WHERE r."shopId" = ${shop.id} AND r."id" = m."id"`;

  const passages = moves.flatMap(({ run, advanced }) =>
    advanced.passed.map((passed, index) => ({
      runId: run.id,
      ...passed,
      // Passed twice in one go.
      again: advanced.passed.slice(0, index).filter(({ nodeId }) => nodeId === passed.nodeId).length,
    })),
  );
  if (passages.length === 0) return;
  // Nearly all come to a node for the first time, which its key alone says: earlier visits are looked up for those who don't.
  await db.$executeRaw`
    WITH m AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(passages)}::jsonb)
        AS m ("runId" uuid, "nodeId" text, "again" int, "at" timestamptz, "what" jsonb, "step" jsonb)
    ), first AS (
      INSERT INTO "journey_passage" ("shopId", "runId", "nodeId", "visit", "at", "what", "step")
      SELECT ${shop.id}, m."runId", m."nodeId", 0, m."at", m."what", m."step" FROM m WHERE m."again" = 0
      ON CONFLICT DO NOTHING RETURNING "runId", "nodeId"
    )
    INSERT INTO "journey_passage" ("shopId", "runId", "nodeId", "visit", "at", "what", "step")
    SELECT ${shop.id}, m."runId", m."nodeId",
           m."again" + (SELECT count(*) FROM "journey_passage" p
                         WHERE p."shopId" = ${shop.id} AND p."runId" = m."runId" AND p."nodeId" = m."nodeId"), m."at", m."what", m."step"
      FROM m WHERE m."again" > 0 OR (m."runId", m."nodeId") NOT IN (SELECT "runId", "nodeId" FROM first)
    ON CONFLICT DO NOTHING`;
}
