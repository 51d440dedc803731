import { setTimeout as pause } from "node:timers/promises";
import type { Robot } from "#sandbox/robots/sign-in-robot.ts";
import { Refused } from "./call-control.ts";

const TRIES = 20;
const AGAIN_MS = 1000;

/**
 * A person whose page does not come up because the app is starting again, or can't reach Shopify: he tries again, and at last gives it up for
 * now. What the app refuses is `Refused`.
 */
export function patient(robot: Robot): Robot {
  const again = async (act: () => Promise<unknown>): Promise<unknown> => {
    for (let tried = 1; ; tried += 1) {
      try {
        return await act();
      } catch (fault) {
        const words = fault instanceof Error ? fault.message : String(fault);
        if (!isAway(words) && !isRefused(words)) throw fault;
        if (tried === TRIES || isRefused(words)) throw new Refused(words.slice(0, 200));
        await pause(AGAIN_MS);
      }
    }
  };
  return {
    read: (path) => again(() => robot.read(path)),
    send: (path, form) => again(() => robot.send(path, form)),
    sendJson: (path, body) => again(() => robot.sendJson(path, body)),
  };
}

/** The app says no, in words. */
const isRefused = (words: string) => /: 4(?:09|22) /.test(words);
const isAway = (words: string) => /: 5\d\d |fetch failed|ECONN|terminated|socket/i.test(words);
