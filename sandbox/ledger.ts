import type { Clock } from "./clock.ts";

export const LEDGER_TARGETS = ["shopify", "shipbob", "mail", "sms", "whatsapp", "chat"] as const;
export type LedgerTarget = (typeof LEDGER_TARGETS)[number];

/** One effect that a stand-in took, with the reference it came with: the judge of exactly-once. */
export type LedgerEntry = {
  seq: number;
  at: string;
  target: LedgerTarget;
  /** What was done, e.g. `order.created`, `fulfillment.created`. */
  effect: string;
  reference: string | null;
  detail: Record<string, unknown>;
};

export type Ledger = {
  record(entry: Omit<LedgerEntry, "seq" | "at">): void;
  entries(target?: LedgerTarget): LedgerEntry[];
};

export function createLedger(clock: Clock): Ledger {
  const all: LedgerEntry[] = [];
  return {
    record: (entry) => void all.push({ seq: all.length + 1, at: clock.now().toString(), ...entry }),
    entries: (target) => (target ? all.filter((entry) => entry.target === target) : [...all]),
  };
}
