import { Box, Card as PolarisCard, Divider } from "@shopify/polaris";
import { Row, Stack, type Gap } from "./stack.tsx";
import { Heading } from "./text.tsx";

type CardProps = {
  heading?: string;
  headingLevel?: 2 | 3;
  headingSize?: "small" | "medium";
  /** Beside the heading: a state in a word. */
  badge?: React.ReactNode;
  /** At the end of the heading's line. */
  aside?: React.ReactNode;
  gap?: Gap;
  children: React.ReactNode;
};

/** One subject of a screen. */
export function Card({ heading, headingLevel, headingSize, badge, aside, gap = "medium", children }: CardProps) {
  const title = heading !== undefined && (
    <Heading level={headingLevel} size={headingSize}>
      {heading}
    </Heading>
  );
  return (
    <PolarisCard>
      <Stack gap={gap}>
        {title && (badge || aside) ? (
          <Row place="spread">
            <Row>
              {title}
              {badge}
            </Row>
            {aside}
          </Row>
        ) : (
          title
        )}
        {children}
      </Stack>
    </PolarisCard>
  );
}

/** A card whose content reaches its edges: a table, or sections. */
export function FlushCard({ children }: { children: React.ReactNode }) {
  return <PolarisCard padding="0">{children}</PolarisCard>;
}

/** A part of a FlushCard. `divided`: a line above it; `current`: the one that the eye should find. */
export function CardSection({
  divided = false,
  current = false,
  children,
}: {
  divided?: boolean;
  current?: boolean;
  children: React.ReactNode;
}) {
  return (
    <>
      {divided && <Divider />}
      <Box padding="400" background={current ? "bg-surface-secondary" : undefined}>
        {children}
      </Box>
    </>
  );
}

/** A part of a card that is set off: `tinted`, or with a line around it. */
export function Panel({ tinted = false, children }: { tinted?: boolean; children: React.ReactNode }) {
  return (
    <Box
      padding="300"
      borderRadius="200"
      background={tinted ? "bg-surface-secondary" : undefined}
      {...(!tinted && { borderWidth: "025", borderColor: "border" })}
    >
      {children}
    </Box>
  );
}

/** What stands outside of a card: on a phone, where cards reach the edges, it keeps its distance. */
export function BesideCards({ children }: { children: React.ReactNode }) {
  return <Box paddingInline={{ xs: "400", sm: "0" }}>{children}</Box>;
}
