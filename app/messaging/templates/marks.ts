/** Where the address that unsubscribes goes within a mail; one that has no place for it gets a line at its end. */
export const UNSUBSCRIBE_MARK = "%unsubscribe%";

/** Where the sender's name and postal address go within a mail; marketing that has no place for them gets them at its end. */
export const SENDER_MARK = "%sender%";

/** What people outside wrote, without what would be filled in: nothing that is left is a mark. */
export const withoutMarks = (text: string | null): string | null => text?.replaceAll(/%(?:unsubscribe|sender)%/g, " ").trim() || null;
