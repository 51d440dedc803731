/** The beginning of a text, at most so many signs and what says that it goes on: no sign is cut in half, or nothing could be kept of it. */
export const clipped = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most).toWellFormed()}…` : text);
