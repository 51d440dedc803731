import { fileURLToPath } from "node:url";
import { inject } from "vitest";
import { type Sandbox, startSandbox } from "#sandbox/start-sandbox.ts";

type SandboxWanted = {
  /** Leaves installing, connecting and turning on to the walk. */
  fresh: boolean;
  seed: number;
  /** How often the app asks warehouses for news and looks through what stands still. */
  pollSeconds?: number;
  /** Whether it has the whole history of the demo shop; otherwise the newest of its small orders, and what they are made of. */
  whole?: boolean;
};

/** The sandbox as a walk goes through it, at addresses of its own. */
export function openSandbox({ whole = false, ...wanted }: SandboxWanted): Promise<Sandbox> {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const history = whole ? {} : { dataFile: inject("smallHistory") };
  return startSandbox({ root, port: 0, appPort: 0, say: () => undefined, ...history, ...wanted });
}
