import type { Clock } from "./clock.ts";
import type { Contract } from "./contract/contract-of.ts";
import type { MeetFault } from "./faults/create-faults.ts";
import type { Ledger } from "./ledger.ts";

/** What a stand-in for a channel's provider is made with. */
export type ChannelOptions = {
  clock: Clock;
  ledger: Ledger;
  seed: number;
  meet?: MeetFault;
  planSend?: (topic: string) => readonly { delayMs: number }[];
  /** The provider's own contract, to refuse what it refuses; where it lies beside the repository unless said. */
  contract?: () => Contract | undefined;
};
