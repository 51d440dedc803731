import { Paragraph } from "./text.tsx";

/** A postal address, a line each; says so when there is none. */
export function AddressBlock({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return <Paragraph muted>No shipping address</Paragraph>;
  return (
    <address className="wb-address">
      {lines.map((line, index) => (
        <span key={index} dir="auto">
          {line}
        </span>
      ))}
    </address>
  );
}
