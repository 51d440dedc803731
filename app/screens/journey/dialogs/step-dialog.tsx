import type { JourneyNode } from "#app/recovery/journeys/journey-definition.ts";
import { journeys } from "#app/recovery/journeys/messages.ts";
import { ConfirmDialog } from "#app/ui/dialog.tsx";
import { useTyped } from "#app/ui/forms/use-typed.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { journey } from "../messages.ts";
import { StepFields } from "../nodes/step-fields.tsx";
import { nodeForm, type TypedNode } from "../nodes/typed-node.ts";
import type { JourneyView } from "../read-journey.server.ts";

type Props = {
  /** As it stands in its fields when the dialog opens. */
  typed: TypedNode;
  isNew: boolean;
  view: JourneyView;
  hasDiscount: boolean;
  onDone: (node: JourneyNode) => void;
  onClose: () => void;
};

/** A step's settings; a message's beside what its reader sees. They count once they are done, and are kept with the journey. */
export function StepDialog({ typed, isNew, view, hasDiscount, onDone, onClose }: Props) {
  const text = useText(journey);
  const words = useWords();
  const { currency } = useShopFacts();
  const fields = useTyped(typed);
  const done = () => {
    const node = fields.read(nodeForm(currency));
    if (node) onDone(node);
  };
  return (
    <ConfirmDialog
      open
      large={typed.kind === "message"}
      title={words(journeys.message(typed.kind))}
      confirm={text(isNew ? "add" : "done")}
      cancel={text("cancel")}
      busy={false}
      typed={fields.dirty}
      onConfirm={done}
      onClose={onClose}
    >
      <StepFields fields={fields} view={view} hasDiscount={hasDiscount} />
    </ConfirmDialog>
  );
}
