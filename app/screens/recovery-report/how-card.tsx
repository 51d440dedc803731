import { Card } from "#app/ui/card.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Paragraph } from "#app/ui/text.tsx";
import { recoveryReport } from "./messages.ts";

/** How what stands above it was counted. */
export function HowCard({ days, percent }: { days: number; percent: number }) {
  const text = useText(recoveryReport);
  return (
    <Card heading={text("how-title")} gap="small">
      <Paragraph>{text("how-holdout", { percent })}</Paragraph>
      <Paragraph>{text("how-once", { days })}</Paragraph>
      <Paragraph>{text("how-claim")}</Paragraph>
    </Card>
  );
}
