import { segmentsOf } from "#app/messaging/texts/segments.ts";
import { useText } from "#app/ui/messages/use-text.ts";
import { Stack } from "#app/ui/stack.tsx";
import { Muted } from "#app/ui/text.tsx";
import { journey } from "../messages.ts";

/** How a short message is cut into what carriers charge for, as it is filled in. */
export function SegmentsLine({ text: said }: { text: string }) {
  const text = useText(journey);
  const { encoding, count, lastTakes, lastHolds, outside } = segmentsOf(said);
  return (
    <Stack gap="tiny">
      <Muted>{text("segments", { count, encoding, taken: lastTakes, holds: lastHolds })}</Muted>
      {outside.length > 0 && <Muted>{text("segments-outside", { characters: [...outside] })}</Muted>}
    </Stack>
  );
}
