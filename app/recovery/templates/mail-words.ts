/** What a built-in mail says of its own, in one language. Liquid, as all that a buyer reads of a template. */
export type MailWords = {
  subject: string;
  /** What a mailbox shows beside the subject. */
  preview: string;
  heading: string;
  /** Paragraphs. */
  body: readonly string[];
  button: string;
};

/** The mails that are built in, by what they are for. */
export const MAILS = ["first-reminder", "second-reminder", "last-reminder", "back-in-stock", "late-parcel"] as const;
export type MailName = (typeof MAILS)[number];

/** All that the built-in messages say in one language. */
export type TemplateWords = {
  /** Before the body, where the buyer's first name is known and where it isn't. */
  greeting: { named: string; plain: string };
  mails: Readonly<Record<MailName, MailWords>>;
  /** The cart's lines and what comes after them. */
  quantity: string;
  more: string;
  total: string;
  /** Stands where `arrives` is known. */
  arrives: string;
  /** The code: what it takes off, and until when. */
  code: { off: string; freeShipping: string; until: string };
  tracking: string;
  /** Why they get it, and how they leave. */
  why: { cart: string; stock: string; agreed: string };
  unsubscribe: string;
  texts: { reminder: string; lastReminder: string };
  /** What fills the gaps of a WhatsApp template: how somebody is called whose name nobody knows. */
  whatsApp: { language: string; someone: string };
};
