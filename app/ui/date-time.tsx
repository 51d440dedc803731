import { useShopFacts } from "./shop-facts.tsx";

/** A moment in the shop's zone; hovering shows UTC. The year is said when it is not this one. `iso` is ISO 8601. */
export function DateTime({ iso, style = "full" }: { iso: string; style?: "full" | "time" | "date" }) {
  const { locale, timeZone, year } = useShopFacts();
  const otherYear = !iso.startsWith(String(year));
  const parts: Intl.DateTimeFormatOptions = {
    timeZone,
    ...(style === "time" ? {} : { day: "numeric", month: "short" }),
    ...(style === "date" || (otherYear && style !== "time") ? { year: "numeric" } : {}),
    ...(style === "date" ? {} : { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
  };
  return (
    <time dateTime={iso} title={`${iso.slice(0, 16).replace("T", " ")} UTC`} suppressHydrationWarning>
      {new Intl.DateTimeFormat(locale, parts).format(new Date(iso))}
    </time>
  );
}
