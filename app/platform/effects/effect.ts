import type { EffectId } from "../ids.ts";
import type { Json } from "../json.ts";

/** An effect that is being brought about, or in doubt: `isRetry` says that it may have happened already, so look before you leap. */
export type OpenEffect = { settled: false; id: EffectId; reference: string; isRetry: boolean };

/** An effect that has happened, or was refused for good, and what the other side answered. */
export type SettledEffect = { settled: true; answer: Json };
