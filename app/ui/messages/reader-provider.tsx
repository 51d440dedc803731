import { createContext, useContext, useMemo, type ReactNode } from "react";
import type { Reader } from "#app/platform/messages/languages.ts";
import { wordsFor, type Words } from "#app/platform/messages/words.ts";

type Context = { reader: Reader; words: Words };

const of = (reader: Reader): Context => ({ reader, words: wordsFor(reader) });

const ReaderContext = createContext(of({ language: "en", timeZone: "UTC" }));

/** Who reads the screens below: their language, how they write numbers and dates, and their time zone. Above it, plain English in UTC. */
export function ReaderProvider({ reader, children }: { reader: Reader; children: ReactNode }) {
  const { language, timeZone, locale } = reader;
  const context = useMemo(() => of({ language, timeZone, ...(locale !== undefined && { locale }) }), [language, timeZone, locale]);
  return <ReaderContext.Provider value={context}>{children}</ReaderContext.Provider>;
}

export function useReader(): Reader {
  return useContext(ReaderContext).reader;
}

/** Words for messages that come from the server: stored ones, and replies. */
export function useWords(): Words {
  return useContext(ReaderContext).words;
}
