import type { DefinitionProblem } from "#app/recovery/journeys/checking/check-definition.ts";
import type { JourneyDefinition, JourneyNode } from "#app/recovery/journeys/journey-definition.ts";
import type { StepFigures } from "../read-journey.server.ts";
import type { Edge } from "./edges.ts";

/** What can be done with steps. */
export type StepActions = {
  /** Asks what is to be put where these ways lead. */
  onAdd: (gap: Edge[]) => void;
  onEdit: (node: JourneyNode) => void;
  onRemove: (node: JourneyNode) => void;
  /** Undefined where it can't go there. */
  moved: (node: JourneyNode, to: "up" | "down") => (() => void) | undefined;
};

/** What a flow is drawn of. */
export type FlowProps = {
  definition: JourneyDefinition;
  problems: ReadonlyMap<string | null, DefinitionProblem[]>;
  figures: Record<string, StepFigures>;
  actions: StepActions;
};

/** By which a step's card is found on the page. */
export const stepId = (nodeId: string): string => `step-${nodeId}`;
