import type { JourneyNode } from "#app/recovery/journeys/journey-definition.ts";
import { ConfirmDialog } from "#app/ui/dialog.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Stack } from "#app/ui/stack.tsx";
import { Paragraph, Span } from "#app/ui/text.tsx";
import { summaryOf } from "../flow/summary-of.ts";
import { journey } from "../messages.ts";

type Props = {
  node: JourneyNode;
  /** What goes with it. */
  others: readonly JourneyNode[];
  /** Who stands at any of them. */
  people: number;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks once before a step is taken out, and names what goes with it and whom it moves. */
export function TakeOutDialog({ node, others, people, onConfirm, onClose }: Props) {
  const text = useText(journey);
  const words = useWords();
  return (
    <ConfirmDialog
      open
      title={text("take-out-title")}
      confirm={text("take-out")}
      cancel={text("keep-it")}
      destructive
      busy={false}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <Span strong>{words(summaryOf(node))}</Span>
      <Paragraph>{text("take-out-why")}</Paragraph>
      {people > 0 && <Paragraph>{text("take-out-people", { count: people })}</Paragraph>}
      {others.length > 0 && (
        <>
          <Paragraph>{text("take-out-with")}</Paragraph>
          <Stack as="ul" gap="tight">
            {others.map((other) => (
              <li key={other.id}>{words(summaryOf(other))}</li>
            ))}
          </Stack>
        </>
      )}
    </ConfirmDialog>
  );
}
