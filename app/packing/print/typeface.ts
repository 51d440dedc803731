/** A font that can be printed with, and which letters are its business. */
export type Typeface = {
  name: string;
  /** The file's bytes, as the PDF takes them. */
  data(): Uint8Array;
  /** Whether every letter of a grapheme is in the font. */
  has(grapheme: string): boolean;
};
