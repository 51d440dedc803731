import { Badge } from "#app/ui/badge.tsx";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { Muted } from "#app/ui/text.tsx";
import { departureInWords } from "./departure-in-words.ts";

/** When an order leaves; late ones in red and in words. `today` is the warehouse's date. */
export function DepartureBadge({ leavesOn, today }: { leavesOn: string | null; today: string }) {
  const { locale } = useShopFacts();
  if (leavesOn === null) return <Muted>—</Muted>;
  const words = departureInWords(leavesOn, today, locale);
  return leavesOn < today ? <Badge tone="critical">{words}</Badge> : <span>{words}</span>;
}
