import type { MetaFunction } from "@remix-run/react";
import { readerFor, type Reader } from "#app/platform/messages/languages.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { wordsFor } from "#app/platform/messages/words.ts";

/** A page outside the admin: plain, without the admin's parts. */
export function PlainPage({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <main style={{ fontFamily: "system-ui, sans-serif", padding: "3rem 1.5rem", maxInlineSize: "36rem", lineHeight: 1.5 }}>
      <h1>{title}</h1>
      {children}
    </main>
  );
}

/** Who opens a page, before it is known whether they are of a shop: their browser's language, or the one that the admin asks for. */
export function readerOfPage(request: Request): Reader {
  return readerFor(new URL(request.url).searchParams.get("locale") ?? request.headers.get("accept-language"), "UTC");
}

/** A document's title, in the words of whoever opens it (root's loader). */
export function titled(title: Message): MetaFunction {
  return ({ matches }) => {
    const root = matches.find(({ id }) => id === "root")?.data as { reader: Reader } | undefined;
    return [{ title: wordsFor(root?.reader ?? { language: "en", timeZone: "UTC" })(title) }];
  };
}
