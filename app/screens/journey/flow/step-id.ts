/** By which a step's card is found on the page. */
export const stepId = (nodeId: string): string => `step-${nodeId}`;
