import type { ParcelCard } from "./block-view.ts";

/** One parcel: who ships it, how far it is, why there, and how to follow it. */
export function Parcel({ parcel }: { parcel: ParcelCard }) {
  return (
    <s-section>
      <s-stack gap="small-200">
        <s-stack direction="inline" gap="small-200" alignItems="center">
          <s-text type="strong">{parcel.title}</s-text>
          {parcel.badge !== null && <s-badge tone={parcel.badge.tone}>{parcel.badge.words}</s-badge>}
        </s-stack>
        <s-text>{parcel.warehouse}</s-text>
        {parcel.problem !== null && <s-banner tone="critical">{parcel.problem}</s-banner>}
        {parcel.leaves !== null && <s-text color="subdued">{parcel.leaves}</s-text>}
        {parcel.tracking.map(({ words, url }) =>
          url === null ? (
            <s-text key={words}>{words}</s-text>
          ) : (
            <s-link key={words} href={url} target="_blank">
              {words}
            </s-link>
          ),
        )}
        {parcel.why !== null && <s-text color="subdued">{parcel.why}</s-text>}
      </s-stack>
    </s-section>
  );
}
