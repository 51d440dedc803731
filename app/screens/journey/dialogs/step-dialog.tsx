import type { JourneyNode, StepSurroundings } from "#app/recovery/journeys/journey-definition.ts";
import { journeys } from "#app/recovery/journeys/messages.ts";
import { useTyped } from "#app/ui/forms/use-typed.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { StepFields } from "../nodes/step-fields.tsx";
import { nodeForm, type TypedNode } from "../nodes/typed-node.ts";
import { EditDialog } from "./edit-dialog.tsx";
import type { JourneyView } from "../read-journey.server.ts";

type Props = {
  /** As it stands in its fields when the dialog opens. */
  typed: TypedNode;
  isNew: boolean;
  view: JourneyView;
  /** The journey, as it is being edited. */
  within: StepSurroundings;
  onDone: (node: JourneyNode) => void;
  onClose: () => void;
};

/** A step's settings; a message's beside what its reader sees. They count once they are done, and are kept with the journey. */
export function StepDialog({ typed, isNew, view, within, onDone, onClose }: Props) {
  const words = useWords();
  const { currency } = useShopFacts();
  const fields = useTyped(typed);
  const done = () => {
    const node = fields.read(nodeForm(currency));
    if (node) onDone(node);
  };
  return (
    <EditDialog
      isNew={isNew}
      large={typed.kind === "message"}
      title={words(journeys.message(typed.kind))}
      typed={fields.dirty}
      onDone={done}
      onClose={onClose}
    >
      <StepFields fields={fields} view={view} within={within} />
    </EditDialog>
  );
}
