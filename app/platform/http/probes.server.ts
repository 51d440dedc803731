import { Router } from "express";
import { pingDatabase } from "../db/database-health.server.ts";
import { inFront } from "../db/lane.server.ts";
import { pool } from "../db/pool.server.ts";
import { pendingMigrations } from "../db/migrate.server.ts";

const PING_MS = 500;

type Options = {
  /** Where the migrations lie. */
  migrations: string;
  isStopping: () => boolean;
};

/**
 * `/livez`: the event loop turns. `/readyz`: work can be sent here (the database answers within half a second, its schema is the one
 * this build was made for, and nobody has asked us to stop). Neither asks Shopify or a warehouse: their troubles are not ours.
 */
export function probes({ migrations, isStopping }: Options): Router {
  let schemaIsCurrent = false;

  const trouble = async (): Promise<string | undefined> => {
    if (isStopping()) return "stopping";
    try {
      await within(PING_MS, pingDatabase());
      schemaIsCurrent ||= (await inFront(() => pendingMigrations((sql) => pool.query(sql), migrations))).length === 0;
      return schemaIsCurrent ? undefined : "the schema is older than this build: run migrations";
    } catch {
      return "the database does not answer";
    }
  };

  const router = Router();
  router.get("/livez", (_, response) => {
    response.type("text").send("ok");
  });
  router.get("/readyz", (_, response, next) => {
    trouble().then(
      (reason) =>
        response
          .status(reason ? 503 : 200)
          .type("text")
          .send(reason ?? "ok"),
      next,
    );
  });
  return router;
}

function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, failed) => (timer = setTimeout(() => failed(new Error("too late")), milliseconds)));
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
