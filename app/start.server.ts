import "./catalogues.ts";
import { prepareDatabase } from "./platform/db/prepare-database.server.ts";
import { log } from "./platform/log.server.ts";
import type { Site } from "./serve.server.ts";

/** Starts Waybill: the database first, and only then everything that speaks to it. Leaves with a message when it cannot. */
export async function start(site: Omit<Site, "database">): Promise<void> {
  try {
    const database = await prepareDatabase(site.root);
    try {
      const { serve } = await import("./serve.server.ts");
      await serve({ ...site, database });
    } catch (error) {
      await database.stop();
      throw error;
    }
  } catch (error) {
    // Not `fatal`: pino then waits for a reader of the log for ever, if whoever started us is gone.
    log.error({ err: error }, "Waybill could not start");
    process.exit(1);
  }
}
