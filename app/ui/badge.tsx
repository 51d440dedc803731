import { Badge as PolarisBadge } from "@shopify/polaris";

export type BadgeLook = {
  /** `info`: under way; `attention`: unusual; `warning`: to be looked at; `critical`: somebody must act. */
  tone?: "info" | "success" | "attention" | "warning" | "critical";
  /** How far along, where that is what the word is about. */
  progress?: "incomplete" | "partiallyComplete" | "complete";
};

/** A state in a word: colour is never alone. */
export function Badge({ tone, progress, children }: BadgeLook & { children: string }) {
  return (
    <PolarisBadge tone={tone} progress={progress}>
      {children}
    </PolarisBadge>
  );
}
