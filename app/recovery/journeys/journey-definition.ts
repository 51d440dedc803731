import { z } from "zod";
import { Channel } from "#app/messaging/channel.ts";

/** Names of nodes are never used again within a journey: whoever stands at one is found there after every change of it. */
const NodeId = z.string().regex(/^[a-z0-9-]{1,40}$/);
const Next = NodeId.nullable();
const Minutes = z
  .int()
  .min(1)
  .max(60 * 24 * 90);

/** When a message can't go to somebody (no consent, no address, left alone, no lawful time): go on without it, or leave the journey. */
export const WhenNotEligible = z.enum(["skip", "leave"]);

/** A condition as it is kept: its code and its arguments (journeys/conditions/). */
export const KeptCondition = z.object({ code: z.string(), args: z.record(z.string(), z.json()) });
export type KeptCondition = z.infer<typeof KeptCondition>;

/** A template of the merchant's own: in each language (BCP 47) what its channel needs (recovery/composing/channel-text.ts). */
const Texts = z.record(z.string(), z.record(z.string(), z.json()));

/** What a journey can wait for. */
export const WaitedEvent = z.enum(["link-opened", "cart-resumed", "parcel-shipped", "parcel-delivered"]);
export type WaitedEvent = z.infer<typeof WaitedEvent>;

export const JourneyNode = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("delay"), id: NodeId, minutes: Minutes, next: Next }),
  /** Until an event, at most so long. */
  z.object({
    kind: z.literal("wait-for"),
    id: NodeId,
    event: WaitedEvent,
    minutes: Minutes,
    /** One that came before the wait began, and after the journey did: it counts, and nothing is waited for (absent: so); or only a new one does. */
    earlier: z.enum(["counts", "ignored"]).optional(),
    next: Next,
    otherwise: Next,
  }),
  z.object({ kind: z.literal("split"), id: NodeId, all: z.array(KeptCondition).min(1).max(20), next: Next, otherwise: Next }),
  /** By a hash of the person and the node: the same person always goes the same way. Shares are per cent and sum to 100. */
  z.object({
    kind: z.literal("random-cohort"),
    id: NodeId,
    branches: z
      .array(z.object({ share: z.int().min(0).max(100), next: Next }))
      .min(2)
      .max(10),
  }),
  /** Lets no more through than so many of the shop's people in so many hours: the others wait for their turn. */
  z.object({
    kind: z.literal("rate-limit"),
    id: NodeId,
    most: z.int().min(1),
    hours: z
      .int()
      .min(1)
      .max(24 * 31),
    next: Next,
  }),
  z.object({
    kind: z.literal("message"),
    id: NodeId,
    channel: Channel.exclude(["call"]),
    purpose: z.enum(["marketing", "transactional"]),
    texts: Texts,
    /** Which of them whoever reads none of them gets: a database keeps no order of theirs. English where it is not said. */
    fallback: z.string().optional(),
    /** Whether it brings a code of the journey's discount. */
    withCode: z.boolean(),
    /** It is not sent later than so long after its time. */
    withinMinutes: Minutes,
    whenNotEligible: WhenNotEligible,
    next: Next,
  }),
  z.object({
    kind: z.literal("call-task"),
    id: NodeId,
    /** Liquid, for the agent to read. */
    script: z.string().max(20_000),
    attempts: z.int().min(1).max(10),
    withCode: z.boolean(),
    withinMinutes: Minutes,
    whenNotEligible: WhenNotEligible,
    next: Next,
  }),
  z.object({ kind: z.literal("exit"), id: NodeId }),
]);
export type JourneyNode = z.infer<typeof JourneyNode>;
export type NodeKindName = JourneyNode["kind"];
/** A node of one kind. */
export type NodeOf<Kind extends NodeKindName> = Extract<JourneyNode, { kind: Kind }>;

export const JourneyTrigger = z.object({
  kind: z.enum(["checkout-abandoned", "cart-abandoned", "browse-abandoned", "back-in-stock", "parcel-late", "started-by-hand"]),
  /** Who enters: all of them have to hold. They are asked again before every message. */
  all: z.array(KeptCondition).max(20),
});

export type JourneyTrigger = z.infer<typeof JourneyTrigger>;

/** Whether a journey begins with a cart that was left, and a buyer comes again with another. */
export const beginsWithCart = (kind: JourneyTrigger["kind"]): boolean =>
  kind === "checkout-abandoned" || kind === "cart-abandoned" || kind === "browse-abandoned";

/** The discount under which a journey's codes are made; null of one that brings none. */
const JourneyDiscount = z.object({
  kind: z.enum(["percentage", "amount", "free-shipping"]),
  /** Per cent, or minor units of the shop's currency; 0 of free shipping. */
  value: z.int().min(0),
  lastsHours: z
    .int()
    .min(1)
    .max(24 * 60),
  /** Whether somebody who left a cart within the last so many days gets none. */
  notAgainWithinDays: z.int().min(0).max(365),
});

export const JourneyDefinition = z.object({
  trigger: JourneyTrigger,
  /** Whether a person who was in it may come again with another cart, and after how long. */
  reentry: z.object({
    isAllowed: z.boolean(),
    afterHours: z
      .int()
      .min(0)
      .max(24 * 365),
  }),
  discount: JourneyDiscount.nullable(),
  first: Next,
  nodes: z.array(JourneyNode).max(100),
  /** Nodes that were taken out while somebody may stand there, and where they go on; null: they are at the end. Kept by whoever saves a change (save-journey). */
  removed: z.record(NodeId, Next).optional(),
});
export type JourneyDefinition = z.infer<typeof JourneyDefinition>;

/** What a journey's steps have of it: what it is about, and under which discount its codes are made. */
export const StepSurroundings = JourneyDefinition.pick({ trigger: true, discount: true });
export type StepSurroundings = z.infer<typeof StepSurroundings>;
