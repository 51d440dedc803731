import type { Message } from "#app/platform/messages/message.ts";
import { compileMjml } from "./compile-mjml.server.ts";
import { mailChecks } from "./messages.ts";

/** The programs that nearly all mail is read in (litmus.com/email-client-market-share), as caniemail calls them. */
const PROGRAMS = [
  "apple-mail.ios",
  "apple-mail.macos",
  "gmail.desktop-webmail",
  "gmail.ios",
  "gmail.android",
  "outlook.windows",
  "outlook.outlook-com",
  "outlook.ios",
  "yahoo.desktop-webmail",
  "samsung-email.android",
] as const;

type Program = (typeof PROGRAMS)[number];

/** What each is called to people. */
type ProgramName = Program extends infer Name ? (Name extends `${infer Maker}.${infer Place}` ? `${Maker}-${Place}` : never) : never;
const nameOf = (program: Program) => mailChecks.message(program.replace(".", "-") as ProgramName);

/** Every block that MJML has: what it writes for them works everywhere, though what it is made of doesn't, since it writes it twice. */
const EVERY_BLOCK = `
  <mjml><mj-head><mj-title>x</mj-title><mj-preview>x</mj-preview><mj-attributes><mj-all font-family="Arial" /></mj-attributes><mj-font name="A" href="https://a.example/a.css" /></mj-head>
  <mj-body background-color="#fff"><mj-wrapper background-color="#eee" border-radius="4px"><mj-section background-color="#fff" background-url="https://a.example/a.png" border-radius="4px">
    <mj-group><mj-column border-radius="4px" background-color="#fff" padding="1px"><mj-text>x<p>x</p><a href="https://a.example">x</a><b>x</b><br/></mj-text>
      <mj-image src="https://a.example/a.png" alt="x" fluid-on-mobile="true" border-radius="4px" /><mj-button border-radius="4px" href="https://a.example">x</mj-button></mj-column>
      <mj-column><mj-divider /><mj-spacer height="4px" /><mj-table><tr><td>x</td></tr></mj-table><mj-social><mj-social-element name="facebook" href="https://a.example">x</mj-social-element></mj-social></mj-column></mj-group>
  </mj-section></mj-wrapper>
  <mj-section><mj-column><mj-navbar hamburger="hamburger"><mj-navbar-link href="https://a.example">x</mj-navbar-link></mj-navbar></mj-column></mj-section>
  <mj-hero background-url="https://a.example/a.png" background-width="600px" background-height="400px"><mj-text>x</mj-text></mj-hero></mj-body></mjml>`;

let known: Promise<ReadonlySet<string>> | undefined;

/** What a compiled template uses that does not work in a program that many read their mail in (caniemail.com), beside what MJML itself takes care of. */
export async function unsupportedIn(html: string): Promise<{ feature: string; programs: Message[] }[]> {
  known ??= usedByMjml();
  const careOf = await known;
  const programs = new Map<string, Message[]>();
  for (const [program, features] of await issuesOf(html))
    for (const feature of features) if (!careOf.has(feature)) programs.set(feature, [...(programs.get(feature) ?? []), nameOf(program)]);
  return [...programs].map(([feature, names]) => ({ feature, programs: names })).toSorted((a, b) => (a.feature < b.feature ? -1 : 1));
}

async function usedByMjml(): Promise<ReadonlySet<string>> {
  const compiled = await compileMjml(EVERY_BLOCK);
  if (compiled.outcome === "refused") throw new Error(`MJML refuses its own blocks: ${JSON.stringify(compiled.problems)}`);
  return new Set([...(await issuesOf(compiled.html)).values()].flatMap((features) => [...features]));
}

/** By program, what of it doesn't work there. Styles that nobody can read are not looked at. */
async function issuesOf(html: string): Promise<Map<Program, Set<string>>> {
  // Read only by who looks at a template, and not by who sends one.
  const { caniemail } = await import("caniemail");
  try {
    const { issues } = caniemail({ clients: [...PROGRAMS], html });
    return new Map(PROGRAMS.map((program) => [program, new Set((issues.errors.get(program) ?? []).map(({ title }) => title))]));
  } catch {
    return new Map();
  }
}
