import { ui } from "./messages/messages.ts";
import { useText } from "./messages/use-text.ts";
import { useShopFacts } from "./shop-facts.tsx";
import { Muted } from "./text.tsx";

/** A moment in the shop's zone; hovering shows UTC. The year is said when it is not this one. `iso` is ISO 8601. */
export function DateTime({ iso, style = "full" }: { iso: string; style?: "full" | "time" | "date" }) {
  const text = useText(ui);
  const { year } = useShopFacts();
  const full = iso.startsWith(String(year)) ? "day-time" : "date-time";
  return (
    <time dateTime={iso} title={text("in-utc", { moment: iso.slice(0, 16).replace("T", " ") })} suppressHydrationWarning>
      {text(style === "full" ? full : style, { moment: iso })}
    </time>
  );
}

/** What was said, and behind it when: the eye may pass over that. */
export function Dated({ iso, children }: { iso: string; children: React.ReactNode }) {
  return (
    <>
      {children}{" "}
      <Muted>
        <DateTime iso={iso} />
      </Muted>
    </>
  );
}
