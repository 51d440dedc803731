import { segmentsOf } from "#app/messaging/texts/segments.ts";
import { useText } from "#app/ui/messages/use-text.ts";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { Stack } from "#app/ui/stack.tsx";
import { Muted } from "#app/ui/text.tsx";
import { messagePreview } from "./messages.ts";

/** How a short message is cut into what carriers charge for, and what about it costs. `perThousand` is minor units for a thousand segments. */
export function SegmentsLine({ text: said, perThousand }: { text: string; perThousand: number }) {
  const text = useText(messagePreview);
  const { currency } = useShopFacts();
  const { encoding, count, lastTakes, lastHolds, outside } = segmentsOf(said);
  return (
    <Stack gap="tiny">
      <Muted>{text("segments", { count, encoding, taken: lastTakes, holds: lastHolds })}</Muted>
      {count > 0 && <Muted>{text("segments-cost", { cost: { minor: (perThousand * count) / 1000, currency } })}</Muted>}
      {outside.length > 0 && <Muted>{text("segments-outside", { characters: [...outside] })}</Muted>}
    </Stack>
  );
}
