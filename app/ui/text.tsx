import { Text } from "@shopify/polaris";

type HeadingProps = { level?: 2 | 3; size?: "small" | "medium"; muted?: boolean; center?: boolean; children: React.ReactNode };

/** The title of a part of a screen. The screen's own is level 1 (Screen). */
export function Heading({ level = 2, size = level === 2 ? "medium" : "small", muted = false, center = false, children }: HeadingProps) {
  return (
    <Text
      as={level === 2 ? "h2" : "h3"}
      variant={size === "medium" ? "headingMd" : "headingSm"}
      tone={muted ? "subdued" : undefined}
      alignment={center ? "center" : undefined}
    >
      {children}
    </Text>
  );
}

type ParagraphProps = { muted?: boolean; small?: boolean; center?: boolean; children: React.ReactNode };

export function Paragraph({ muted = false, small = false, center = false, children }: ParagraphProps) {
  return (
    <Text
      as="p"
      tone={muted ? "subdued" : undefined}
      variant={small ? "bodySm" : undefined}
      alignment={center ? "center" : undefined}
      breakWord
    >
      {children}
    </Text>
  );
}

type SpanProps = { tone?: "muted" | "critical"; strong?: boolean; small?: boolean; children: React.ReactNode };

/** A few words within others. */
export function Span({ tone, strong = false, small = false, children }: SpanProps) {
  return (
    <Text
      as="span"
      tone={tone === "muted" ? "subdued" : tone}
      fontWeight={strong ? "semibold" : undefined}
      variant={small ? "bodySm" : undefined}
    >
      {children}
    </Text>
  );
}

/** What the eye may pass over. */
export function Muted({ children }: { children: React.ReactNode }) {
  return <Span tone="muted">{children}</Span>;
}

/** Digits of one width and in one line, so that figures under each other can be compared. */
export function Digits({ muted = false, end = false, children }: { muted?: boolean; end?: boolean; children: React.ReactNode }) {
  return (
    <Text as="span" numeric tone={muted ? "subdued" : undefined} alignment={end ? "end" : undefined}>
      <span className="wb-figure">{children}</span>
    </Text>
  );
}

/** What people of any script wrote, however long: names, notes, titles. */
export function WrittenByPeople({ children }: { children: React.ReactNode }) {
  return (
    <span className="wb-wrap" dir="auto">
      {children}
    </span>
  );
}

/** For screen readers alone. */
export function Unseen({ children }: { children: React.ReactNode }) {
  return (
    <Text as="span" visuallyHidden>
      {children}
    </Text>
  );
}

/** What has one line and no more; all of it is told on hovering. */
export function Clipped({ children }: { children: string }) {
  return (
    <span className="wb-clip" dir="auto" title={children}>
      {children}
    </span>
  );
}

/** A name or a sentence in a table's cell, whole: it takes as many lines as it needs. */
export function WrappedInCell({ children }: { children: string }) {
  return (
    <span className="wb-wrapped-cell" dir="auto">
      {children}
    </span>
  );
}
