import { CHANNELS, type Channel } from "#app/messaging/channel.ts";
import { ui } from "#app/ui/messages/messages.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { useMoney } from "#app/ui/money-text.tsx";
import { TableBehind } from "#app/ui/tables/data-table.tsx";
import { CHANNEL_NAMES } from "../../recovery/channel-names.ts";
import { journey } from "../messages.ts";
import type { DryDay, DrySums } from "./read-dry-run.server.ts";

const [WIDTH, HEIGHT] = [620, 120];

/** Messages day by day, by channel one on the other; the table behind it says the same in figures. */
export function DaysPicture({ days, sums }: { days: readonly DryDay[]; sums: DrySums }) {
  const text = useText(journey);
  const format = useText(ui);
  const words = useWords();
  const { shown } = useMoney();
  const used = CHANNELS.filter((channel) => sums[channel].messages > 0);
  const top = Math.max(1, ...days.map((day) => used.reduce((sum, channel) => sum + day[channel], 0)));
  const step = WIDTH / days.length;
  const number = (value: number) => format("number", { value });
  return (
    <div>
      <svg
        className="journey-days"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={text("dry-run-picture", { most: top })}
        preserveAspectRatio="none"
      >
        {days.map((day, index) => (
          <Bar key={day.day} day={day} used={used} x={index * step} width={Math.max(1, step - 3)} top={top} />
        ))}
      </svg>
      <ul className="journey-legend">
        {used.map((channel) => (
          <li key={channel} className={`journey-of-${channel}`}>
            {text("dry-run-by", {
              channel: CHANNEL_NAMES[channel],
              count: sums[channel].messages,
              cost: shown(Math.round(sums[channel].cost)),
            })}
          </li>
        ))}
      </ul>
      <TableBehind
        summary={text("dry-run-days")}
        caption={text("dry-run-days")}
        rows={days}
        rowKey={({ day }) => day}
        columns={[
          { title: format("column-day"), cell: ({ day }) => format("day", { moment: day }) },
          ...used.map((channel) => ({
            title: words(CHANNEL_NAMES[channel]),
            number: true,
            cell: (day: DryDay) => number(day[channel]),
          })),
        ]}
      />
    </div>
  );
}

type BarProps = { day: DryDay; used: readonly Channel[]; x: number; width: number; top: number };

function Bar({ day, used, x, width, top }: BarProps) {
  let below = 0;
  return used.map((channel) => {
    const height = (day[channel] / top) * (HEIGHT - 4);
    below += height;
    return <rect key={channel} className={`journey-of-${channel}`} x={x} y={HEIGHT - below} width={width} height={height} />;
  });
}
