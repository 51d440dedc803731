/** Where the address that unsubscribes goes within a mail; one that has no place for it gets a line at its end. */
export const UNSUBSCRIBE_MARK = "%unsubscribe%";
