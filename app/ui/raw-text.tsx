/** A text as a machine wrote it, that opens on demand: lines and spaces as they are, long ones broken. */
export function RawText({ summary, label, children }: { summary: string; label: string; children: string }) {
  return (
    <details className="wb-behind">
      <summary aria-label={label}>{summary}</summary>
      <pre className="wb-raw" dir="auto">
        {children}
      </pre>
    </details>
  );
}
