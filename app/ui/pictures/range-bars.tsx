import { Span } from "../text.tsx";

export type RangeBar = {
  key: string;
  label: string;
  value: number;
  shown: string;
  /** Between which two values it likely is. */
  range?: { from: number; to: number };
  /** The one that counts. */
  strong?: boolean;
};

/** Amounts as bars from one zero, with the range in which one likely is as a line across its end. The figures stand in a table beside it: it is a picture of that. */
export function RangeBars({ label, bars }: { label: string; bars: readonly RangeBar[] }) {
  const ends = bars.flatMap(({ value, range }) => [value, ...(range ? [range.from, range.to] : [])]);
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const span = high - low || 1;
  const at = (value: number) => (100 * (value - low)) / span;
  const between = (one: number, other: number) => ({
    insetInlineStart: `${Math.min(at(one), at(other))}%`,
    inlineSize: `${Math.abs(at(one) - at(other))}%`,
  });
  return (
    <div role="img" aria-label={label} className="wb-range-bars">
      {bars.map(({ key, label: name, value, shown, range, strong }) => (
        <div key={key}>
          <div className="wb-range-words">
            <Span>{name}</Span>
            <Span strong>{shown}</Span>
          </div>
          <div className="wb-range-lane">
            <div className={strong ? "wb-range-bar wb-range-strong" : "wb-range-bar"} style={between(0, value)} />
            {range && <div className="wb-range-line" style={between(range.from, range.to)} />}
          </div>
        </div>
      ))}
    </div>
  );
}
