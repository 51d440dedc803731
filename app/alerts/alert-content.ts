import type { Message } from "#app/platform/messages/message.ts";
import { plainName } from "#app/platform/outside-text.ts";
import type { Words } from "#app/platform/messages/words.ts";
import { alerts } from "./messages.ts";

/** Exceptions of one cause in one alert. Of the shop's buyers it holds nothing but their orders' names. */
export type AlertGroup = {
  cause: string;
  /** What its cause is called. */
  title: Message;
  count: number;
  /** Of how many orders, some of whose names are these. */
  orders: readonly string[];
  orderCount: number;
  /** Where exactly these are listed. */
  link: string;
};

export type AlertContent = {
  /** The alert's own: who hears it twice knows it by this. */
  id: string;
  shopName: string;
  opened: readonly AlertGroup[];
  solved: readonly AlertGroup[];
  isTest: boolean;
  /** It was said before, and nobody knows whether it was heard. */
  isAgain: boolean;
  /** Where everything that needs a person is listed. */
  link: string;
};

/** An alert in words, before it is put into the form of whoever is told. No markup. */
export type WordedAlert = {
  id: string;
  title: string;
  parts: { heading: string; lines: string[]; link: { label: string; url: string } | null }[];
  footer: string[];
};

const MOST_NAMES = 3;
/** Slack takes fifty blocks, and nobody reads as many. */
const MOST_PARTS = 10;

/** Puts an alert into words. */
export function wordAlert(content: AlertContent, words: Words): WordedAlert {
  const { id, opened, solved, isTest, isAgain, link } = content;
  const shop = nameOf(content.shopName, 60);
  const sum = (groups: readonly AlertGroup[]) => groups.reduce((all, { count }) => all + count, 0);
  const say = (message: Message) => words(message);
  const title = isTest
    ? alerts.message("test-title", { shop })
    : opened.length > 0
      ? alerts.message("opened-title", { count: sum(opened), shop })
      : alerts.message("solved-title", { count: sum(solved), shop });
  const openedParts = opened.slice(0, MOST_PARTS).map((group) => ({
    heading: say(alerts.message("group", { cause: group.title, number: group.count })),
    lines: ordersOf(group).map(say),
    link: { label: say(alerts.message("open")), url: group.link },
  }));
  const left = opened.slice(MOST_PARTS);
  const solvedParts = solved.slice(0, MOST_PARTS).map((group) => ({
    heading: say(alerts.message("solved", { cause: group.title, number: group.count })),
    lines: ordersOf(group).map(say),
    link: null,
  }));
  const parts = [
    ...(isTest
      ? [{ heading: say(alerts.message("test-text")), lines: [], link: { label: say(alerts.message("open-all")), url: link } }]
      : []),
    ...openedParts,
    ...(left.length > 0
      ? [
          {
            heading: say(alerts.message("more-kinds", { count: left.length })),
            lines: [],
            link: { label: say(alerts.message("open-all")), url: link },
          },
        ]
      : []),
    ...solvedParts,
  ];
  return {
    id,
    title: say(title),
    parts,
    footer: [...(isAgain ? [say(alerts.message("again"))] : []), say(alerts.message("reference", { id }))],
  };
}

/** All of it as lines of text, for whoever knows no markup. */
export function linesOf({ title, parts, footer }: WordedAlert): string[] {
  const said = parts.flatMap(({ heading, lines, link }) => ["", heading, ...lines, ...(link ? [`${link.label}: ${link.url}`] : [])]);
  return [title, ...said, "", ...footer];
}

function ordersOf({ orders, orderCount }: AlertGroup): Message[] {
  const names = orders.slice(0, MOST_NAMES).map((name) => nameOf(name, 40));
  if (names.length === 0) return [];
  const isAll = orderCount <= names.length;
  return [isAll ? alerts.message("orders", { count: names.length, orders: names }) : alerts.message("orders-more", { orders: names })];
}

/** A name from outside on one line, in which nothing calls anybody, leads anywhere or is drawn otherwise. */
function nameOf(name: string, most: number): string {
  const plain = plainName(name, most) ?? "";
  return plain
    .replaceAll(/[*_~`|[\]()\\]/g, "")
    .replaceAll(/[@:]/g, "$&\u200B")
    .trim();
}
