/** What Shopify Flow knows in a shop. */
export type FlowRecord = {
  /** What the app told it, the first of it first. */
  received: { at: number; handle: string; payload: Record<string, unknown> }[];
  /** The triggers, by handle, with which a workflow of the merchant's begins that is switched on. */
  used: Set<string>;
  /** Triggers, by handle, whose extension is not deployed. */
  undeployed: Set<string>;
};
