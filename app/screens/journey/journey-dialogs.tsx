import type { JourneyNode, NodeKindName } from "#app/recovery/journeys/journey-definition.ts";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { ChooseStepDialog } from "./dialogs/choose-step-dialog.tsx";
import { DiscountDialog } from "./dialogs/discount-dialog.tsx";
import { StepDialog } from "./dialogs/step-dialog.tsx";
import { TakeOutDialog } from "./dialogs/take-out-dialog.tsx";
import { TriggerDialog } from "./dialogs/trigger-dialog.tsx";
import { whyOf, withReasons } from "./blocks/with-footer.ts";
import type { Edge } from "./flow/edges.ts";
import { goesWith, insertAt, removeNode, replaceNode } from "./flow/edit-definition.ts";
import { emptyNode, typeNode, withWaysOf } from "./nodes/typed-node.ts";
import type { JourneyView } from "./read-journey.server.ts";
import type { Draft } from "./use-draft.ts";

/** What is asked just now: one thing at a time. */
export type Asking =
  | { about: "choose"; gap: Edge[] }
  | { about: "new"; gap: Edge[]; kind: NodeKindName }
  | { about: "step"; node: JourneyNode }
  | { about: "take-out"; node: JourneyNode }
  | { about: "trigger" }
  | { about: "discount" };

type Props = {
  asking: Asking | null;
  ask: (asking: Asking | null) => void;
  draft: Draft;
  change: (change: Partial<Draft>) => void;
  view: JourneyView;
};

/** The dialogs in which a journey is changed. */
export function JourneyDialogs({ asking, ask, draft, change, view }: Props) {
  const { currency } = useShopFacts();
  const { definition } = draft;
  const close = () => ask(null);
  const then = (changed: Partial<Draft>) => {
    change(changed);
    close();
  };
  const { trigger, discount } = definition;
  const common = { view, within: { trigger, discount }, onClose: close };
  switch (asking?.about) {
    case undefined:
      return null;
    case "choose": {
      const { gap } = asking;
      const end = (kind: NodeKindName) => then({ definition: insertAt(definition, gap, { kind: "exit", id: freshId(kind) }) });
      return <ChooseStepDialog onChoose={(kind) => (kind === "exit" ? end(kind) : ask({ about: "new", gap, kind }))} onClose={close} />;
    }
    case "new":
      return (
        <StepDialog
          {...common}
          isNew
          typed={emptyNode(asking.kind, view.language, whyOf(definition.trigger))}
          onDone={(node) => then({ definition: insertAt(definition, asking.gap, { ...node, id: freshId(node.kind) }) })}
        />
      );
    case "step":
      return (
        <StepDialog
          {...common}
          isNew={false}
          typed={typeNode(asking.node, currency, whyOf(definition.trigger))}
          onDone={(node) => then({ definition: replaceNode(definition, withWaysOf(asking.node, node, asking.node.id)) })}
        />
      );
    case "take-out": {
      const others = goesWith(definition, asking.node.id);
      const people = [asking.node, ...others].reduce((sum, { id }) => sum + (view.figures[id]?.people ?? 0), 0);
      return (
        <TakeOutDialog
          node={asking.node}
          others={others}
          people={people}
          onConfirm={() => then({ definition: removeNode(definition, asking.node.id) })}
          onClose={close}
        />
      );
    }
    case "trigger":
      return (
        <TriggerDialog
          draft={draft}
          view={view}
          onDone={({ definition: begun, ...named }) => then({ ...named, definition: withReasons(begun) })}
          onClose={close}
        />
      );
    case "discount":
      return (
        <DiscountDialog
          discount={definition.discount}
          onDone={(discount) => then({ definition: { ...definition, discount } })}
          onClose={close}
        />
      );
  }
}

/** A name that no step of the journey ever had. */
function freshId(kind: NodeKindName): string {
  const drawn = crypto.getRandomValues(new Uint32Array(2));
  return `${kind}-${[...drawn].map((number) => number.toString(36)).join("")}`;
}
