import { useState } from "react";
import type { Message } from "#app/platform/messages/message.ts";
import type { NodeKindName } from "#app/recovery/journeys/journey-definition.ts";
import { journeys } from "#app/recovery/journeys/messages.ts";
import { ConfirmDialog } from "#app/ui/dialog.tsx";
import { PickOne } from "#app/ui/forms/pick-one.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Stack } from "#app/ui/stack.tsx";
import { Muted, Span } from "#app/ui/text.tsx";
import { journey } from "../messages.ts";

const KINDS = ["message", "delay", "wait-for", "split", "random-cohort", "rate-limit", "call-task", "exit"] as const;

/** What can happen next in a journey, each with what it does. */
export function ChooseStepDialog({ onChoose, onClose }: { onChoose: (kind: NodeKindName) => void; onClose: () => void }) {
  const text = useText(journey);
  const words = useWords();
  const [kind, pick] = useState<NodeKindName>("message");
  const label = (message: Message, about: Message) => (
    <Stack gap="none">
      <Span strong>{words(message)}</Span>
      <Muted>{words(about)}</Muted>
    </Stack>
  );
  return (
    <ConfirmDialog
      open
      title={text("choose-step")}
      confirm={text("choose")}
      cancel={text("cancel")}
      busy={false}
      onConfirm={() => onChoose(kind)}
      onClose={onClose}
    >
      <PickOne
        label={text("choose-step")}
        options={KINDS.map((value) => ({ value, label: label(journeys.message(value), journeys.message(`${value}-about`)) }))}
        picked={kind}
        onPick={(picked) => pick(KINDS.find((one) => one === picked) ?? "message")}
      />
    </ConfirmDialog>
  );
}
