import type { IncomingMessage, ServerResponse } from "node:http";
import type { BeforeAnswer } from "#sandbox/shopify/before-answer.ts";

/** What goes wrong, once each time, with the next call that matches: before it takes effect, or after. */
export type WireFault = {
  /** An operation of Shopify's Admin API, or `POST /order` of ShipBob's API as the end of its path. */
  call: string;
  kind: "500" | "reset" | "reset-after-effect" | "500-after-effect";
  times?: number;
};

/** Faults on the way between the app and the stand-ins, to be given to both. */
export function createWireFaults() {
  const waiting: WireFault[] = [];
  const take = (call: string, isAfter: boolean): WireFault | undefined => {
    const index = waiting.findIndex((fault) => call.endsWith(fault.call) && fault.kind.endsWith("after-effect") === isAfter);
    const fault = waiting[index];
    if (!fault) return undefined;
    if ((fault.times ?? 1) > 1) waiting[index] = { ...fault, times: (fault.times ?? 1) - 1 };
    else waiting.splice(index, 1);
    return fault;
  };

  const beforeAnswer: BeforeAnswer = ({ moment, operation, response }) => {
    const fault = take(operation, moment === "done");
    if (fault) spoil(response, fault.kind);
    return Promise.resolve(fault ? "taken over" : "go on");
  };

  return {
    beforeAnswer,
    add: (fault: WireFault) => void waiting.push(fault),
    /** Whether every fault has struck. */
    spent: () => waiting.length === 0,
    /** Serves a call of ShipBob's API with whatever fault waits for it. */
    async around(request: IncomingMessage, response: ServerResponse, handle: () => Promise<void>) {
      const call = `${request.method ?? ""} ${(request.url ?? "").replace(/\?.*/, "").replace(/^\/2026-01/, "")}`;
      const before = take(call, false);
      if (before) return spoil(response, before.kind);
      const after = take(call, true);
      if (after) muteUntilEnd(response, after.kind);
      await handle();
    },
  };
}

function spoil(response: ServerResponse, kind: WireFault["kind"]) {
  if (kind.startsWith("reset")) response.socket?.destroy();
  else response.writeHead(500).end();
}

/** Lets the stand-in act, and loses its answer. */
function muteUntilEnd(response: ServerResponse, kind: WireFault["kind"]) {
  const { writeHead, end } = response;
  response.writeHead = () => response;
  response.end = () => {
    Object.assign(response, { writeHead, end });
    spoil(response, kind);
    return response;
  };
}
