import { Muted } from "../text.tsx";

export type TimelineItem = {
  key: string;
  what: React.ReactNode;
  /** When, and who or what did it. */
  details: React.ReactNode;
};

/** What happened, newest first. `compact`: each in one line. */
export function Timeline({ items, compact = false }: { items: readonly TimelineItem[]; compact?: boolean }) {
  if (items.length === 0) return null;
  return (
    <ol className="wb-timeline">
      {items.map(({ key, what, details }) => (
        <li key={key}>
          {compact ? <>{what} </> : <div>{what}</div>}
          <Muted>{details}</Muted>
        </li>
      ))}
    </ol>
  );
}
