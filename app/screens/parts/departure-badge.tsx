import { dayIsOver } from "#app/parcels/lateness.ts";
import { Badge } from "#app/ui/badge.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { Muted } from "#app/ui/text.tsx";
import { departureOf } from "./departure-of.ts";

/** When an open parcel leaves; late ones in red and in words. `today` is the warehouse's date. */
export function DepartureBadge({ leavesOn, today }: { leavesOn: string | null; today: string }) {
  const words = useWords();
  if (leavesOn === null) return <Muted>—</Muted>;
  const departure = words(departureOf(leavesOn, today));
  return dayIsOver(leavesOn, today) ? <Badge tone="critical">{departure}</Badge> : <span>{departure}</span>;
}
