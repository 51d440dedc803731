import { ui } from "../messages/messages.ts";
import { useText } from "../messages/use-text.ts";
import { TableBehind } from "../tables/data-table.tsx";

type Point = { day: string; value: number | null; shown: string };

const WIDTH = 120;
const HEIGHT = 28;

/** A figure's course over days as a small line; the table behind it is for screen readers and opens on demand. */
export function Sparkline({ label, points }: { label: string; points: readonly Point[] }) {
  const text = useText(ui);
  const known = points.flatMap((point, index) => (point.value === null ? [] : [{ index, value: point.value }]));
  // One day is no course.
  if (known.length < 2) return null;
  const top = Math.max(...known.map((point) => point.value), 0) || 1;
  const step = points.length > 1 ? WIDTH / (points.length - 1) : 0;
  const path = known.map(({ index, value }) => `${(index * step).toFixed(1)},${(HEIGHT - 2 - (value / top) * (HEIGHT - 4)).toFixed(1)}`);
  const last = path.at(-1)?.split(",");

  return (
    <TableBehind
      summary={
        <svg
          viewBox={`-3 0 ${WIDTH + 6} ${HEIGHT}`}
          width={WIDTH}
          height={HEIGHT}
          role="img"
          aria-label={text("course", { figure: label })}
        >
          <polyline points={path.join(" ")} fill="none" stroke="currentColor" strokeWidth="1.5" />
          {last && <circle cx={last[0]} cy={last[1]} r="2.5" fill="currentColor" />}
        </svg>
      }
      label={text("course-days", { figure: label })}
      caption={label}
      columns={[
        { title: text("column-day"), cell: (point) => text("day", { moment: point.day }) },
        { title: text("column-value"), cell: (point) => point.shown },
      ]}
      rows={points}
      rowKey={(point) => point.day}
    />
  );
}
