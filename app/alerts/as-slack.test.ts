import { expect, test } from "vitest";
import { exceptionCauses } from "#app/fulfillment/exceptions/exception-causes.ts";
import { wordsFor } from "#app/platform/messages/words.ts";
import { type AlertContent, type AlertGroup, wordAlert } from "./alert-content.ts";
import { asMail } from "./as-mail.ts";
import { asSlack } from "./as-slack.ts";
import { asTeams } from "./as-teams.ts";

const words = wordsFor({ language: "en", timeZone: "UTC" });
const LINK = "https://admin.shopify.com/store/a/apps/key/app/exceptions?cause=parcel.lost";
const aGroup = (given: Partial<AlertGroup> = {}): AlertGroup => ({
  cause: "parcel.lost",
  title: exceptionCauses["parcel.lost"].title,
  count: 500,
  orders: ["#1001", "#1002", "#1003"],
  orderCount: 500,
  link: LINK,
  ...given,
});
const content = (given: Partial<AlertContent> = {}): AlertContent => ({
  id: "0199-a",
  shopName: "Tea & Mugs",
  opened: [aGroup()],
  solved: [],
  isTest: false,
  isAgain: false,
  link: "https://admin.shopify.com/all",
  ...given,
});
const slack = (given: Partial<AlertContent> = {}) => asSlack(wordAlert(content(given), words));
const everything = (given: Partial<AlertContent>) => JSON.stringify(slack(given));

test("five hundred of one cause are one message with their number, some of their orders and a link to exactly them", () => {
  const { text, blocks } = slack();
  expect(text).toBe(
    `500 new exceptions at Tea &amp; Mugs\n\nA carrier lost a parcel (500)\nAmong them orders #1001, #1002, and #1003\nOpen in Waybill: ${LINK}\n\nAlert 0199-a`,
  );
  expect(blocks).toHaveLength(3);
  expect(blocks?.[1]).toMatchObject({
    type: "section",
    text: { type: "mrkdwn", verbatim: true, text: expect.stringContaining(`<${LINK}|Open in Waybill>`) as string },
  });
});

test.each([
  "<!channel>",
  "<@U123>",
  "<https://evil.example|Pay here>",
  "@everyone",
  "@here",
  "[Pay](https://evil.example)",
  "*bold*",
  "`code`",
])("an order called %s calls nobody, leads nowhere and is not drawn otherwise", (name) => {
  const said = everything({ opened: [aGroup({ orders: [`#1 ${name}`] })] });
  expect(said).not.toMatch(/<[!@#]|<https:\/\/evil|@(?:everyone|here|channel)|\]\(|https:\/\/evil|`|\*bold/);
  expect(said).not.toMatch(/"text":""/);
});

test("what nothing is left of is left out: an empty text in a block would lose the whole message", () => {
  const said = everything({ shopName: "<>", opened: [aGroup({ orders: [], orderCount: 0 })] });
  expect(said).not.toMatch(/"text":""/);
  expect(said).not.toContain("Orders");
});

test("whoever takes no blocks gets all of it as text", () => {
  const alert = wordAlert(content(), words);
  expect(asSlack(alert, { plainOnly: true })).toEqual({ text: asSlack(alert).text });
});

test("many kinds at once are one message that Slack takes, which says how many it leaves out", () => {
  const many = Array.from({ length: 40 }, (_, index) => aGroup({ cause: `c${String(index)}` }));
  const { text, blocks } = slack({ opened: many, solved: many });
  expect(blocks?.length).toBeLessThanOrEqual(50);
  expect(text.length).toBeLessThan(4_000);
  expect(JSON.stringify(blocks)).toContain("And 30 more kinds of exceptions");
});

test("what is solved is said as solved, and what is said again as said again", () => {
  expect(slack({ opened: [], solved: [aGroup({ count: 2, orderCount: 2, orders: ["#1", "#2"] })] }).text).toMatch(
    /^Solved: 2 exceptions at .*\n\nSolved: A carrier lost a parcel \(2\)\nOrders #1 and #2\n/,
  );
  expect(slack({ isAgain: true }).text).toContain("Sent again");
  expect(slack().text).not.toContain("Sent again");
});

test("a mail says the same, and its HTML holds no markup of a name", () => {
  const mail = asMail(wordAlert(content({ shopName: 'A "& B' }), words));
  expect(mail.subject).toBe('500 new exceptions at A "& B');
  expect(mail.html).toContain("A &#34;&#38; B");
  expect(mail.html).toContain(`<a href="${LINK}">Open in Waybill</a>`);
  expect(mail.text).toContain("A carrier lost a parcel (500)");
});

test("in Microsoft Teams it is one card that says the same, with its links, small enough to be taken", () => {
  const many = Array.from({ length: 40 }, (_, index) =>
    aGroup({ cause: `c${String(index)}`, orders: Array<string>(3).fill("#1 ".repeat(40)) }),
  );
  const worded = wordAlert(content({ opened: many, solved: many, isAgain: true }), words);
  expect(Buffer.byteLength(JSON.stringify(asTeams(worded)))).toBeLessThan(28_000);
  const { type, attachments } = asTeams(wordAlert(content(), words));
  expect([type, attachments.length]).toEqual(["message", 1]);
  expect(attachments[0].content.body.map(({ text }) => text)).toEqual([
    "500 new exceptions at Tea & Mugs",
    "A carrier lost a parcel (500)",
    "Among them orders #1001, #1002, and #1003",
    `[Open in Waybill](${LINK})`,
    "Alert 0199-a",
  ]);
});

test.each(["<at>Ada</at>", "{{DATE(2026-11-27T12:00:00Z, SHORT)}}", "[Pay](https://evil.example)", "**bold**"])(
  "in Microsoft Teams an order called %s calls nobody, leads nowhere and is no date",
  (name) => {
    const said = JSON.stringify(
      asTeams(wordAlert(content({ opened: [aGroup({ orders: [`#1 ${name}`] })] }), words)).attachments[0].content.body,
    );
    expect(said).not.toMatch(/<at>|\{\{|\]\(https:\/\/evil|\*\*/);
  },
);
