/** A figure's course over days as a small line; the table behind it is for screen readers and opens on demand. */
export function Sparkline({ label, points }: { label: string; points: readonly { day: string; value: number | null; shown: string }[] }) {
  const known = points.flatMap((point, index) => (point.value === null ? [] : [{ index, value: point.value }]));
  // One day is no course.
  if (known.length < 2) return null;
  const top = Math.max(...known.map((point) => point.value), 0) || 1;
  const width = 120;
  const height = 28;
  const step = points.length > 1 ? width / (points.length - 1) : 0;
  const path = known.map(({ index, value }) => `${(index * step).toFixed(1)},${(height - 2 - (value / top) * (height - 4)).toFixed(1)}`);
  const last = path.at(-1)?.split(",");

  return (
    <details className="wb-behind">
      <summary aria-label={`${label}: show the days behind the line`}>
        <svg viewBox={`-3 0 ${width + 6} ${height}`} width={width} height={height} role="img" aria-label={`${label}, day by day`}>
          <polyline points={path.join(" ")} fill="none" stroke="currentColor" strokeWidth="1.5" />
          {last && <circle cx={last[0]} cy={last[1]} r="2.5" fill="currentColor" />}
        </svg>
      </summary>
      <table>
        <caption>{label}</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Value</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.day}>
              <th scope="row">{point.day}</th>
              <td>{point.shown}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
