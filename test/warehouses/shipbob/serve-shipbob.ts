import { createClock, type Clock } from "#sandbox/clock.ts";
import { createLedger, type Ledger } from "#sandbox/ledger.ts";
import { createShipBob, type ShipBob } from "#sandbox/shipbob/create-shipbob.ts";
import { redirectToStandIns } from "../../support/redirect-to-stand-ins.ts";
import { type FaultyWire, serveFaulty } from "../faulty-wire.ts";

export type ServedShipBob = FaultyWire & {
  shipBob: ShipBob;
  clock: Clock;
  ledger: Ledger;
  /** What the stand-in took as new orders. */
  placed(): (string | null)[];
};

/** The ShipBob stand-in behind a wire that can be cut. Whoever asks ShipBob asks it, until it is closed. */
export async function serveShipBob(
  options: { seed?: number; requestsPerMinute?: number; scopes?: readonly string[] } = {},
): Promise<ServedShipBob> {
  const clock = createClock();
  const ledger = createLedger(clock);
  const shipBob = createShipBob({ clock, ledger, ...options, seed: options.seed ?? 7 });
  const wire = await serveFaulty((request, response) => shipBob.handle(request, response));
  const restore = redirectToStandIns(() => wire.url);

  return {
    ...wire,
    shipBob,
    clock,
    ledger,
    placed: () =>
      ledger
        .entries("shipbob")
        .filter(({ effect }) => effect === "order.created")
        .map(({ reference }) => reference),
    async close() {
      restore();
      shipBob.stop();
      clock.stop();
      await wire.close();
    },
  };
}
