import { expect, test } from "vitest";
import { complaintsAbout } from "./complaints-about.ts";

const inScreen = (text: string) => complaintsAbout("words-in-catalogue", "app/screens/home/home.tsx", text);
const inRule = (text: string, path = "app/routing/rule.ts") => complaintsAbout("words-in-catalogue", path, text);

test("who uses words outside the catalogue is told what to do", () => {
  expect(inScreen("const a = <p>Nothing to ship</p>;")).toEqual([
    `"Nothing to ship" is read by people: give it a code in the room's messages.ts and say it with that.`,
  ]);
});

test.each<[place: string, words: number, text: string]>([
  ["between tags", 2, "const a = <p>{late ? 'late' : `in ${days} days`}</p>;"],
  ["between tags", 2, 'const a = <p>{late && "late"}{count + " late"}</p>;'],
  ["between tags", 0, "const a = <p>{say('home.late', { days })} · {count} {' '}—</p>;"],
  ["in attributes for people", 1, 'const a = <Page title="Home" />;'],
  ["in attributes for people", 2, "const a = <Field label={isNew ? 'name' : 'new name'} />;"],
  ["in attributes for people", 2, 'const a = <img alt="a parcel" aria-label="parcel" />;'],
  ["in attributes", 0, 'const a = <Badge tone="critical" id="late" url={`/app/orders/${id}`} title={say("title")} />;'],
  ["in attributes", 0, 'const a = <meta name="viewport" content="width=device-width" />;'],
  ["in properties for people", 1, "const actions = [{ content: 'Print', onAction }];"],
  ["in properties for people", 1, "const reply = { outcome: 'refused', message: `${name} is paused` };"],
  ["in properties, one for a code", 1, "const stages = { shipped: 'Shipped', in_transit: 'transit' };"],
  ["in properties", 0, "const columns = { title: 'text', message: 'jsonb' }; const hint = { label: 'in_transit' };"],
])("of words %s, %i that people read are refused: %s", (_, words, text) => {
  expect(inScreen(text)).toHaveLength(words);
});

test.each([
  "const say = (n: string) => `${n} does not ship to the country.`;",
  "function say() { return 'No warehouse is connected.'; }",
  "await write(shop, 'Picked and packed.');",
  "printer.text('Ship to');",
])("a sentence is refused wherever it stands: %s", (text) => {
  expect(inRule(text)).toHaveLength(1);
});

test("what zod says of a wrong form is refused", () => {
  expect(inRule("z.string('Name it').min(1, 'Name it').max(9)")).toHaveLength(2);
  expect(inRule("z.string({ error: 'Name it' }).refine(isZone, 'Choose a time zone')")).toHaveLength(2);
  expect(inRule("z.string({ error: () => 'Name it' })")).toHaveLength(1);
  expect(inRule("context.addIssue('The form is not readable')")).toHaveLength(1);
  expect(
    inRule("z.enum(['in_transit', 'delivered']).default('delivered'); z.literal('all'); z.string('forms.name').min(1, 'forms.name')"),
  ).toEqual([]);
});

test("what is for who runs the app, for machines, or comes from outside is not", () => {
  expect(inRule("throw new WarehouseFault('timeout', `The warehouse did not answer ${what} in time.`);")).toEqual([]);
  expect(inRule("class A extends Error { constructor() { super('It went wrong somewhere.'); } }")).toEqual([]);
  expect(inRule("log.warn({ shop }, 'The event was given up.'); new Histogram({ name, help: 'How long a job ran' });")).toEqual([]);
  expect(inRule("throw new UnreadableEvent(`The body of ${topic} is not what was expected.`, { cause });")).toEqual([]);
  expect(
    inRule("response.status(400).send('Webhooks are posted here.'); answerPlainly(response, 405, 'Webhooks are posted here.');"),
  ).toEqual([]);
  expect(inRule("switch (event) { case 'Delivery attempt failed': break; } if (a === 'Return to sender') b();")).toEqual([]);
  expect(inRule("type A = 'Return to sender'; import a from 'Some thing';")).toEqual([]);
  expect(inRule('db.$queryRaw`SELECT 1 FROM "order" WHERE id = ${id}`; pool.query("SELECT name FROM job");')).toEqual([]);
  expect(inRule("response.setHeader('Content-Type', 'text/html; charset=utf-8'); const at = 'Europe/Berlin';")).toEqual([]);
});

const words = "export const messages = { late: 'The parcel is late.' };";

test.each(["app/orders/a.test.ts", "tools/a.ts"])("tests, and what stands beside the app, may say what they like: %s", (path) => {
  expect(inRule(words, path)).toEqual([]);
});

test("catalogues are where words stand", () => {
  for (const path of ["app/orders/messages.ts", "app/orders/messages.de.ts", "app/orders/messages/en.ts"])
    expect(inRule(words, path), path).toEqual([]);
  expect(inRule(words, "app/orders/write-messages.ts")).toHaveLength(1);
  expect(inRule("const orders = catalogue('orders', { late: 'The parcel is late.' }); text('late');")).toEqual([]);
});
