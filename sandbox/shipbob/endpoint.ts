import type { Clock } from "../clock.ts";
import type { Ledger } from "../ledger.ts";
import type { ShipBobAccount } from "./shipbob-account.ts";
import type { ShipBobState } from "./shipbob-state.ts";
import type { WarehouseLife } from "./warehouse-life.ts";

/** What an endpoint may touch. */
export type ShipBobWorld = {
  clock: Clock;
  ledger: Ledger;
  state: ShipBobState;
  account: ShipBobAccount;
  life: WarehouseLife;
  /** A plain-http origin that may be called although webhooks demand https. */
  appUrl: string | undefined;
};

export type ShipBobRequest = {
  /** As it was asked for, without its query. */
  path: string;
  params: Record<string, string>;
  query: URLSearchParams;
  body: unknown;
};

/** One path of the contract, below `/2026-01`. Refusals are thrown as `ShipBobProblem`. */
export type Endpoint = {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** Path with `{names}`, as the contract writes it. */
  path: string;
  scope: string;
  needsChannel?: boolean;
  answer(request: ShipBobRequest, world: ShipBobWorld): { status: number; body?: unknown; headers?: Record<string, string> };
};
