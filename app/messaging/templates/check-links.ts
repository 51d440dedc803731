import type { MessageArgs } from "#app/platform/messages/message.ts";
import { UNSUBSCRIBE_MARK } from "./marks.ts";

const ATTRIBUTE = /[\s"'](href|src|background|action)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

export type LinkFault = { code: "link-nowhere" | "link-unsafe" | "link-not-https"; args: MessageArgs & { address: string } };

/** What is the matter with the links and pictures of a mail, once for each address. Relative ones lead nowhere: a mail has no address of its own. */
export function faultyLinks(html: string): LinkFault[] {
  const faults = new Map<string, LinkFault>();
  for (const [, name = "", quoted, single, bare] of html.matchAll(ATTRIBUTE)) {
    const address = decoded(quoted ?? single ?? bare ?? "").trim();
    const code = faultOf(address, name.toLowerCase() === "src");
    if (code) faults.set(address, { code, args: { address: address.slice(0, 200) } });
  }
  return [...faults.values()];
}

function faultOf(address: string, isPicture: boolean): LinkFault["code"] | undefined {
  if (address === UNSUBSCRIBE_MARK) return undefined;
  // What browsers take out of an address, so that nothing hides behind it.
  const bare = address.replace(/[\0- ]/g, "").toLowerCase();
  const [, scheme] = /^([a-z][a-z\d+.-]*):/.exec(bare) ?? [];
  switch (scheme) {
    case "https":
    case "mailto":
    case "tel":
    case "sms":
    case "cid":
      return undefined;
    case "http":
      return "link-not-https";
    case undefined:
      return "link-nowhere";
    case "data":
      return isPicture ? undefined : "link-unsafe";
    default:
      return "link-unsafe";
  }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", quot: '"', lt: "<", gt: ">", colon: ":", Tab: "", NewLine: "" };

function decoded(text: string): string {
  return text
    .replace(/&#x([\da-f]{1,6});?/gi, (_, digits: string) => fromCode(parseInt(digits, 16)))
    .replace(/&#(\d{1,7});?/g, (_, digits: string) => fromCode(Number(digits)))
    .replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

const fromCode = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : "");
