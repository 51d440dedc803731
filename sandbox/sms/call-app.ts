import { randomUUID } from "node:crypto";
import type { Clock } from "../clock.ts";
import { signCallback } from "./sign-callback.ts";
import type { TwilioAccount } from "./twilio-account.ts";

const PATIENCE_MS = 15_000;

export type CallApp = {
  /** Calls the address with the fields as a signed form, as often and as late as faults say. Hears what is answered first. */
  (topic: string, url: string, fields: Record<string, string>, hear?: (answer: string) => void): void;
  stop(): void;
};

/** Twilio's calls of the app: one attempt each, signed for the address as it stands. */
export function createCallApp(
  clock: Clock,
  account: TwilioAccount,
  planSend: (topic: string) => readonly { delayMs: number }[] = () => [{ delayMs: 0 }],
): CallApp {
  const pending = new Set<() => void>();
  let isStopped = false;
  const call = async (url: string, fields: Record<string, string>): Promise<string> => {
    if (isStopped) return "";
    const answer = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/x-www-form-urlencoded; charset=UTF-8",
        "user-agent": "TwilioProxy/1.1",
        "i-twilio-idempotency-token": randomUUID(),
        "x-twilio-signature": signCallback(account.authToken, url, fields),
      },
      body: new URLSearchParams(fields),
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return answer.ok ? answer.text() : "";
  };
  const send = (topic: string, url: string, fields: Record<string, string>, hear?: (answer: string) => void) => {
    for (const [copy, { delayMs }] of planSend(topic).entries()) {
      const act = () =>
        void call(url, fields).then(
          (answer) => (copy === 0 ? hear?.(answer) : undefined),
          () => undefined,
        );
      if (delayMs === 0) {
        act();
        continue;
      }
      const callOff = clock.schedule(clock.now().add({ milliseconds: delayMs }), () => {
        pending.delete(callOff);
        act();
      });
      pending.add(callOff);
    }
  };
  return Object.assign(send, {
    stop() {
      isStopped = true;
      for (const callOff of pending) callOff();
    },
  });
}
