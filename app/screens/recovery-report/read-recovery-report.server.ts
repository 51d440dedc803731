import { CHANNELS, type Channel } from "#app/messaging/channel.ts";
import { readInShop } from "#app/platform/db/in-shop.server.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { readRecent } from "#app/recovery/attribution/orders-of-recovery.server.ts";
import { readRecovered } from "#app/recovery/attribution/read-recovered.server.ts";
import { recoveredChoice } from "#app/recovery/attribution/recovered-choice.ts";
import { CART_REPORT_DAYS } from "#app/recovery/attribution/sum-carts.server.ts";
import { JourneyDefinition } from "#app/recovery/journeys/journey-definition.ts";
import { contactNumber } from "#app/recovery/journeys/nodes/passed-step.ts";
import { recoverySettings } from "#app/recovery/recovery-settings.server.ts";
import { recoveryReport } from "./messages.ts";
import type { Part, RecoveryView } from "./recovery-view.ts";

/** The report as it was last added up, with names, and what was touched since as it is known now. */
export async function readRecoveryReport(shop: Shop): Promise<RecoveryView> {
  return readInShop(shop, async (db) => {
    const { journeys, channels, steps, ...recovered } = await readRecovered(db, shop);
    const named = readNames(await db.journey.findMany({ where: { shopId: shop.id }, select: { id: true, name: true, definition: true } }));
    const { costPerThousand, holdoutPercent } = await recoverySettings.read(db, shop);
    const stepParts = (journeyId: string): Part[] =>
      steps
        .filter((step) => step.journeyId === journeyId)
        .toSorted((one, other) => named.place(one) - named.place(other))
        .map((step) => ({ ...step, key: `${journeyId} ${step.nodeId}`, label: named.step(step), isStep: true, isCompared: step.isFirst }));
    const parts = [...journeys].toSorted(([, one], [, other]) => other.lastTouch.net - one.lastTouch.net);
    return {
      ...recovered,
      journeys: parts.flatMap(([id, columns]): Part[] => [
        {
          ...columns,
          key: id,
          journeyId: id,
          label: named.journey(id) ?? recoveryReport.message("gone-journey"),
          isStep: false,
          isCompared: true,
        },
        ...stepParts(id),
      ]),
      channels: CHANNELS.flatMap((channel): Part[] => {
        const columns = channels.get(channel);
        return columns ? [{ ...columns, key: channel, channel, label: channelName(channel), isStep: false, isCompared: true }] : [];
      }),
      recent: (await readRecent(db, shop)).map(({ journeyId, nodeId, channel, orders, net }) => ({
        key: `${journeyId} ${nodeId ?? ""} ${channel}`,
        journey: named.journey(journeyId),
        step: nodeId === null ? null : named.step({ journeyId, nodeId, channel }),
        channel,
        orders,
        net,
        url: ordersUrl({ of: "recent", journeyId, nodeId: nodeId ?? undefined, channel }),
      })),
      recentDays: CART_REPORT_DAYS,
      costPerThousand,
      holdoutPercent,
    };
  });
}

const ordersUrl = (choice: Parameters<typeof recoveredChoice>[0]) => `/app/orders?recovered=${recoveredChoice(choice)}`;

const channelName = (channel: Channel): Message => recoveryReport.message(`channel-${channel}`);

type Named = { id: string; name: string; definition: unknown };
type Step = { journeyId: string; nodeId: string; channel: Channel };

function readNames(journeys: readonly Named[]) {
  const names = new Map(journeys.map(({ id, name }) => [id, name]));
  const nodes = new Map(journeys.map(({ id, definition }) => [id, JourneyDefinition.safeParse(definition).data?.nodes ?? []]));
  const numberOf = ({ journeyId, nodeId }: Step) => contactNumber(nodes.get(journeyId) ?? [], nodeId);
  return {
    /** Steps that are gone stand first. */
    place: (step: Step) => numberOf(step) ?? 0,
    journey: (id: string): string | null => names.get(id) ?? null,
    step(step: Step): Message {
      const number = numberOf(step);
      if (number === null) return recoveryReport.message("gone-step");
      return recoveryReport.message("step", { number, channel: channelName(step.channel) });
    },
  };
}
