import { z } from "zod";
import { issue } from "#app/platform/forms/issue.ts";
import { keepable } from "./as-markup.ts";
import { mailBlocks } from "./messages.ts";
import { CONDITIONS, type ConditionName, type VariableName, VARIABLES } from "./variables.ts";

const namesOf = <Name extends string>(table: Readonly<Record<Name, unknown>>) => Object.keys(table) as [Name, ...Name[]];

const plain = (most: number) => z.string().max(most).transform(keepable);

/**
 * An address that a mail may lead to, or show a picture from. What is within the mail itself (`data:`) makes it larger than Gmail shows, and a login
 * before the host would be read by everybody who gets the mail.
 */
const isAddress = (schemes: RegExp) => (typed: string) =>
  schemes.test(typed) && URL.canParse(typed) && !/[\s<>"\\^`{|}]/.test(typed) && !hasLogin(new URL(typed));
const hasLogin = ({ username, password }: URL): boolean => username !== "" || password !== "";

const WebAddress = z
  .string()
  .trim()
  .min(1)
  .max(2_000)
  .refine(isAddress(/^(?:https:\/\/[^/]|mailto:.|tel:.)/i), issue(mailBlocks.message("bad-address")));
/** One that isn't typed is told of beside all else that the picture lacks. */
const PictureAddress = z
  .string()
  .trim()
  .max(2_000)
  .default("")
  .refine(isAddress(/^https:\/\/[^/]/i), issue(mailBlocks.message("bad-picture")));

const look = { bold: z.boolean().optional(), italic: z.boolean().optional(), address: WebAddress.optional() };

/** A piece of a text: what was typed, or a variable that was picked, and what stands in its place where it isn't known. Of a link only its address can be wrong. */
export const Span = z.union(
  [
    z.object({ variable: z.enum(namesOf<VariableName>(VARIABLES)), otherwise: plain(200).default(""), ...look }),
    z.object({ text: plain(10_000).default(""), ...look }),
  ],
  issue(mailBlocks.message("bad-address")),
);
export type Span = z.output<typeof Span>;

const Spans = z.array(Span).max(200).default([]);
/** Words that have to be there. */
const Words = Spans.refine(
  (spans) => spans.some((span) => "variable" in span || span.text.trim() !== ""),
  issue(mailBlocks.message("no-words")),
);

/** Where a button or a picture leads: back to what the mail is about (the recovery link), to a page of the shop's, or elsewhere. */
const Target = z.discriminatedUnion("to", [
  z.object({ to: z.literal("link") }),
  z.object({
    to: z.literal("shop"),
    path: z
      .string()
      .trim()
      .max(500)
      .regex(/^[^\s<>"\\^`{|}?#]*$/, issue(mailBlocks.message("bad-path")))
      .default(""),
  }),
  z.object({ to: z.literal("address"), address: WebAddress }),
]);
export type Target = z.output<typeof Target>;

const common = {
  /** Of this mail alone. */
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  when: z.enum(namesOf<ConditionName>(CONDITIONS)).default("always"),
};

/** A block as it is kept. Kinds never change once released. */
export const Block = z.discriminatedUnion("kind", [
  z.object({ ...common, kind: z.literal("shop-name") }),
  z.object({ ...common, kind: z.literal("heading"), words: Words }),
  z.object({ ...common, kind: z.literal("text"), words: Words }),
  z
    .object({
      ...common,
      kind: z.literal("image"),
      picture: PictureAddress,
      /** What somebody reads who sees no pictures. */
      alt: plain(300).default(""),
      /** It says nothing: those who see no pictures miss nothing. */
      isDecoration: z.boolean().default(false),
      width: z.enum(["full", "half", "small"]).default("full"),
      target: Target.nullable().default(null),
    })
    .refine(({ alt, isDecoration }) => isDecoration || alt.trim() !== "", { path: ["alt"], error: issue(mailBlocks.message("no-alt")) }),
  z.object({ ...common, kind: z.literal("button"), words: Words, target: Target }),
  z.object({ ...common, kind: z.literal("cart"), quantity: Words, more: Words, total: Words, hasPictures: z.boolean().default(true) }),
  z.object({
    ...common,
    kind: z.literal("products"),
    most: z.enum(["2", "3", "4"]).default("3"),
    hasPictures: z.boolean().default(true),
    hasPrices: z.boolean().default(true),
  }),
  z.object({ ...common, kind: z.literal("code"), off: Words, freeShipping: Words, until: Spans }),
  z.object({ ...common, kind: z.literal("parcel"), number: Words }),
  z.object({ ...common, kind: z.literal("divider") }),
  z.object({ ...common, kind: z.literal("spacer"), height: z.enum(["small", "medium", "large"]).default("medium") }),
  z.object({
    ...common,
    kind: z.literal("social"),
    links: z
      .array(z.object({ name: plain(60).pipe(z.string().trim().min(1)), address: WebAddress }))
      .min(1, issue(mailBlocks.message("no-links")))
      .max(8),
  }),
]);
export type Block = z.output<typeof Block>;
export type BlockKind = Block["kind"];
export type BlockOf<Kind extends BlockKind> = Extract<Block, { kind: Kind }>;

/** The end of a mail: why its reader gets it, who writes from where, and how they leave. */
const Footer = z.object({
  why: Spans,
  unsubscribe: plain(200).refine((said) => said.trim() !== "", issue(mailBlocks.message("no-words"))),
});
export type Footer = z.output<typeof Footer>;

/** A mail of blocks, in one language. */
export const MailBlocks = z.object({
  /** What a mailbox shows beside the subject. */
  preview: plain(300).default(""),
  /** Of buttons. */
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, issue(mailBlocks.message("bad-colour")))
    .default("#1f2328"),
  blocks: z
    .array(Block)
    .min(1, issue(mailBlocks.message("no-blocks")))
    .max(60),
  /** Null of a mail about an order; marketing has one always. */
  footer: Footer.nullable(),
});
export type MailBlocks = z.output<typeof MailBlocks>;

/**
 * What can be shown of a mail while it is being written: blocks that aren't finished are left out, and counted.
 */
export function finishedBlocks(typed: unknown): { mail: MailBlocks; unfinished: number } {
  const { blocks, preview, colour, footer } = Typed.parse(typed);
  const finished = blocks.flatMap((block) => Block.safeParse(block).data ?? []);
  const mail = { preview, colour, footer: Footer.safeParse(footer).data ?? null, blocks: finished };
  return { mail, unfinished: blocks.length - finished.length };
}

const Typed = z
  .object({
    preview: plain(300).catch(""),
    colour: MailBlocks.shape.colour.catch("#1f2328"),
    blocks: z.array(z.unknown()).max(60).catch([]),
    footer: z.unknown(),
  })
  .catch({ preview: "", colour: "#1f2328", blocks: [], footer: null });
