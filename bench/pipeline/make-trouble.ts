import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Sandbox } from "#sandbox/start-sandbox.ts";

export type Trouble = {
  /** Presses of the button that reads a warehouse's stock, all at once, and those that were not answered, or by 5xx. */
  readings: { asked: number; failed: number };
  /** From the end of PostgreSQL until the app was ready again. */
  restartSeconds: number;
};

const WAREHOUSES = "/app/warehouses?index&_data=routes/app.warehouses._index";
const Warehouses = z.object({ cards: z.array(z.object({ id: z.string() })) });
const READINGS = 40;
const FIRST_MS = 20_000;
const LOOK_MS = 100;
const BETWEEN_MS = 30_000;
/** A request that came while PostgreSQL was away is answered within so long. */
const AFTERMATH_MS = 5000;

/** In the middle of a burst: everybody presses "read stock", and then PostgreSQL is restarted. `onRestart` hears when that begins and is over. */
export async function makeTrouble(sandbox: Sandbox, onRestart: (isUnderWay: boolean) => void): Promise<Trouble> {
  await pause(FIRST_MS);
  const { cards } = Warehouses.parse(await sandbox.robot.read(WAREHOUSES));
  const pressed = Array.from({ length: READINGS }, (_, index) => {
    const id = cards[index % cards.length]?.id ?? "";
    return sandbox.robot.send(`/app/warehouses/${id}?_data=routes/app.warehouses.$warehouseId`, { intent: "refresh" }).then(
      () => false,
      (fault: unknown) => !/: 4\d\d /.test(String(fault)),
    );
  });
  await pause(BETWEEN_MS);
  onRestart(true);
  const begun = performance.now();
  await sandbox.restartPostgres();
  while (!(await sandbox.app.isReady())) await pause(LOOK_MS);
  const restartSeconds = Math.round((performance.now() - begun) / 100) / 10;
  await pause(AFTERMATH_MS);
  onRestart(false);
  const failed = (await Promise.all(pressed)).filter(Boolean).length;
  return { readings: { asked: READINGS, failed }, restartSeconds };
}
