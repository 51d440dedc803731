/** Turns a key of `locales/` into words. */
export type Translate = (key: string, replacements?: Record<string, string | number>) => string;
