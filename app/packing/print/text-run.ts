/** A piece of a line that is printed in one typeface and one direction. */
export type TextRun = { text: string; typeface: string };
