import { Text } from "@shopify/polaris";
import { Card } from "../card.tsx";
import { Stack } from "../stack.tsx";
import { Span } from "../text.tsx";

type Props = {
  title: string;
  /** Since when, or until when: "last 28 days". */
  period?: string;
  shown: React.ReactNode;
  /** What it was counted of. */
  basis: string;
  children?: React.ReactNode;
};

/** A figure with a card of its own, its period, what it was computed from, and its course (a Sparkline) below it. */
export function FigureCard({ title, period, shown, basis, children }: Props) {
  return (
    <Card gap="tight">
      <Text as="h3" variant="headingSm">
        {title}{" "}
        <Text as="span" tone="subdued" fontWeight="regular">
          {period}
        </Text>
      </Text>
      <Text as="p" variant="headingLg" numeric>
        {shown}
      </Text>
      <Text as="p" tone="subdued" variant="bodySm">
        {basis}
      </Text>
      {children}
    </Card>
  );
}

/** A figure among others of a card. */
export function Figure({ title, shown, basis, children }: Omit<Props, "period">) {
  return (
    <Stack gap="tiny" align="start">
      <Text as="h3" tone="subdued" fontWeight="regular">
        {title}
      </Text>
      <Text as="span" variant="headingMd" numeric>
        {shown}
      </Text>
      <Span tone="muted" small>
        {basis}
      </Span>
      {children}
    </Stack>
  );
}
