import { useState } from "react";
import { requestScopes } from "../app-bridge.ts";

/** What came of asking: `declined` by the merchant, `failed` where Shopify could not even ask. */
export type Permission = "declined" | "failed";

/**
 * Has Shopify ask the merchant for permissions that the app lacks, and goes on once all of them are given. What did not come of it is `problem`,
 * for the screen to say in its own words, until it is asked again.
 */
export function usePermission(scopes: readonly string[]) {
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<Permission | null>(null);

  async function ask(onGiven: () => void): Promise<void> {
    setAsking(true);
    setProblem(null);
    try {
      if (await requestScopes(scopes)) onGiven();
      else setProblem("declined");
    } catch {
      setProblem("failed");
    } finally {
      setAsking(false);
    }
  }

  return { asking, problem, ask: (onGiven: () => void) => void ask(onGiven) };
}
