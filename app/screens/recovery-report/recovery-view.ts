import type { Channel } from "#app/messaging/channel.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Columns, Recovered } from "#app/recovery/attribution/read-recovered.server.ts";

/** A journey, a step or a channel of the report, with its name. */
export type Part = Columns & {
  key: string;
  label: Message | string;
  /** Of a step: it stands under its journey. */
  isStep: boolean;
  /** Whether chance alone divided its people. */
  isCompared: boolean;
  /** recoveredChoice of its parts, without which orders. */
  journeyId?: string;
  nodeId?: string;
  channel?: Channel;
};

export type RecentPart = {
  key: string;
  journey: string | null;
  step: Message | null;
  channel: Channel;
  orders: number;
  net: number;
  url: string;
};

/** Plain data, as the loader gives it to the screen. */
export type RecoveryView = Pick<Recovered, "isAddedUp" | "period" | "open" | "countedDays" | "all" | "cost" | "guarded" | "carts"> & {
  journeys: Part[];
  channels: Part[];
  recent: RecentPart[];
  recentDays: number;
  holdoutPercent: number;
  costPerThousand: Record<Channel, number>;
};
