import type { BlockParcel, BlockTracking, OrderBlock } from "../../../app/contracts/order-block.ts";
import type { Translate } from "../../admin-block/src/translate.ts";

export type Tone = "neutral" | "info" | "success" | "caution" | "critical";

/** What the block shows, in words and in the order it stands there. */
export type BlockView = {
  /** Shown while the block is folded. */
  summary: string;
  /** Said when there is no parcel; null when there is. */
  empty: string | null;
  troubles: readonly string[];
  parcels: readonly ParcelCard[];
  /** Opens the order in Waybill; null while it has no page. */
  href: string | null;
};

export type ParcelCard = {
  id: string;
  title: string;
  warehouse: string;
  /** Null for a stage that this version of the block doesn't know. */
  badge: { words: string; tone: Tone } | null;
  leaves: string | null;
  why: string | null;
  problem: string | null;
  tracking: readonly { words: string; url: string | null }[];
};

const TONES: Readonly<Record<string, Tone>> = {
  planned: "neutral",
  requested: "info",
  dispatched: "info",
  picked: "info",
  packed: "info",
  partly_shipped: "caution",
  shipped: "success",
  delivered: "success",
  lost: "critical",
  returned: "caution",
  exception: "critical",
};

const WITHOUT_PARCELS = ["cancelled", "done_elsewhere"];

/** `formatDay` writes an ISO date as the merchant reads dates. */
export function blockView(block: OrderBlock, translate: Translate, formatDay: (isoDate: string) => string): BlockView {
  const parcels = block.parcels.map((parcel, index) => card(parcel, index + 1));
  const empty = block.parcels.length > 0 ? null : translate(`empty.${WITHOUT_PARCELS.find((stage) => stage === block.stage) ?? "waiting"}`);
  return {
    summary: block.troubles.length > 0 ? translate("troubles") : (empty ?? summary()),
    empty,
    troubles: block.troubles,
    parcels,
    href: block.page === null ? null : `app:${block.page.replace(/^\//, "")}`,
  };

  function card(parcel: BlockParcel, number: number): ParcelCard {
    const tone = TONES[parcel.stage];
    return {
      id: parcel.id,
      title: block.parcels.length === 1 ? translate("parcel_only") : translate("parcel", { number, count: block.parcels.length }),
      warehouse: translate("ships_from", { warehouse: parcel.warehouse }),
      badge: tone === undefined ? null : { words: translate(`stage.${parcel.stage}`), tone },
      leaves: parcel.leavesOn === null ? null : translate("leaves", { date: formatDay(parcel.leavesOn) }),
      why: parcel.why,
      problem: parcel.problem,
      tracking: parcel.tracking.map(trackingOf),
    };
  }

  function trackingOf({ carrier, number, url }: BlockTracking) {
    const known = [carrier, number].filter((part) => part !== null && part !== "");
    const words = number ? known.join(" ") : url ? translate("tracking") : translate("tracking_none");
    return { words, url };
  }

  function summary(): string {
    const stages = [...new Set(parcels.flatMap(({ badge }) => (badge === null ? [] : [badge.words])))];
    return translate("summary", { count: parcels.length, stages: stages.join(", ") });
  }
}
