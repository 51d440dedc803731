/** What hours and attempts are set for: texts are SMS and WhatsApp, which laws of telephone solicitation count as one. */
export type Medium = "email" | "text" | "call";
