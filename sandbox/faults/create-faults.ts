import type { IncomingMessage, ServerResponse } from "node:http";
import type { Conditions } from "../shopify/conditions.ts";
import type { BeforeAnswer } from "../shopify/before-answer.ts";
import { seededChance } from "../shipbob/seeded-chance.ts";
import { CALL_KINDS, type CallKind, type Fault, type FaultTarget, WEBHOOK_KINDS, type WebhookKind } from "./fault.ts";
import { loseAnswer, spoilField, strike } from "./strike.ts";

/** A fault that was asked for, how many calls it was tried on and how many it struck. */
export type StandingFault = Fault & { id: number; tried: number; struck: number };

/** Faults on the way between the app and the stand-ins, until they are taken away. The same seed strikes the same calls in the same order. */
export type Faults = {
  add(fault: Fault): StandingFault;
  list(): StandingFault[];
  clear(): number;
  /** Given to Shopify's stand-in. */
  beforeAnswer: BeforeAnswer;
  /** Serves a call of ShipBob's API with whatever strikes it. */
  aroundShipBob(request: IncomingMessage, response: ServerResponse, handle: () => Promise<void>): Promise<void>;
  /** Serves a call with whatever strikes it; `call` is what an `operation` names the end of. */
  around(
    target: "shipbob" | "sms" | "whatsapp" | "chat",
    call: string,
    response: ServerResponse,
    handle: () => Promise<void>,
  ): Promise<void>;
  /** Whether one of these kinds strikes what a channel is about to do. */
  meet: MeetFault;
  /** What is the matter with Shopify as a whole. */
  conditions: Conditions;
  /** When copies of a webhook go out: one at once, unless a fault strikes it. */
  planSend(target: Fault["target"], topic: string): readonly { delayMs: number }[];
};

/** Asks what a channel's next step meets: the kind, and its code where one was said. */
export type MeetFault = <Kind extends string>(
  target: FaultTarget,
  call: string,
  kinds: readonly Kind[],
) => { kind: Kind; code: number | undefined } | undefined;

const isAfter = (kind: string) => kind.endsWith("-after-effect");
const LATE_MS = 60_000;
const REORDERED_WITHIN_MS = 3_000;

export function createFaults(): Faults {
  let standing: StandingFault[] = [];
  let lastId = 0;

  const take = <Kind extends string>(target: Fault["target"], call: string, kinds: readonly Kind[], when = (_kind: Kind) => true) => {
    for (const fault of standing) {
      const kind = kinds.find((one) => one === fault.kind);
      const matches = fault.target === target && (fault.operation === undefined || call.endsWith(fault.operation));
      if (kind === undefined || !when(kind) || !matches || fault.struck >= (fault.times ?? Infinity)) continue;
      fault.tried += 1;
      if (seededChance(fault.seed, `${fault.kind} ${fault.tried}`) >= fault.rate) continue;
      fault.struck += 1;
      return { kind, fault };
    }
    return undefined;
  };

  const around: Faults["around"] = async (target, call, response, handle) => {
    const struck = take<CallKind>(target, call, CALL_KINDS);
    if (struck && isAfter(struck.kind)) loseAnswer(response, struck.kind);
    else if (struck && (await strike(target, struck.kind, response)) === "taken over") return;
    await handle();
  };

  return {
    add(fault) {
      const added = { ...fault, id: (lastId += 1), tried: 0, struck: 0 };
      standing.push(added);
      return added;
    },
    list: () => [...standing],
    clear() {
      const { length } = standing;
      standing = [];
      return length;
    },

    async beforeAnswer({ moment, operation, response }) {
      const struck = take<CallKind>("shopify", operation, CALL_KINDS, (kind) => isAfter(kind) === (moment === "done"));
      if (!struck) return "go on";
      if (struck.kind === "error-in-field") {
        spoilField(response);
        return "go on";
      }
      return strike("shopify", struck.kind, response);
    },

    aroundShipBob(request, response, handle) {
      const call = `${request.method ?? ""} ${(request.url ?? "").replace(/\?.*/, "").replace(/^\/2026-01/, "")}`;
      return around("shipbob", call, response, handle);
    },
    around,
    meet(target, call, kinds) {
      const struck = take(target, call, kinds);
      return struck && { kind: struck.kind, code: struck.fault.code };
    },

    conditions: {
      strikes: (kind, call = "") => take("shopify", call, [kind]) !== undefined,
      plan: () => standing.findLast(({ kind }) => kind === "plan")?.plan,
      revokedScopes: () => standing.flatMap(({ kind, scopes }) => (kind === "scopes-revoked" ? (scopes ?? []) : [])),
      skewMs: () => standing.reduce((sum, { kind, seconds }) => (kind === "clock-skew" ? sum + (seconds ?? 0) * 1000 : sum), 0),
    },

    planSend(target, topic) {
      const struck = take<WebhookKind>(target, topic, WEBHOOK_KINDS);
      const soon = { delayMs: 0 };
      switch (struck?.kind) {
        case "drop":
          return [];
        case "duplicate":
          return [soon, { delayMs: 300 }];
        case "late":
          return [{ delayMs: LATE_MS }];
        case "reorder":
          return [{ delayMs: Math.round(seededChance(struck.fault.seed, `delay ${struck.fault.tried}`) * REORDERED_WITHIN_MS) }];
        case undefined:
          return [soon];
      }
    },
  };
}
