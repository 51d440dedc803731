import { klaviyo } from "../messages.ts";
import { type KlaviyoAction, KlaviyoTest } from "../reading/klaviyo-shapes.ts";
import { type Note, noted } from "./report.ts";

/** One of the variants between which a test divides people; shares are per cent and come to 100. */
export type Variant = { action: KlaviyoAction; share: number };

/** A test as it is here: one variant where it is over, and who divides people among them else. `over`: variants that are sent no more. */
export type MappedTest = { variants: Variant[]; over: KlaviyoAction[]; notes: Note[] };

/** A cohort has so many ways at the most. */
const MOST = 10;

/** An A/B test of mails or texts. What it sends is its main action, and the variations of the experiment that runs. */
export function mapTest(data: unknown): MappedTest {
  const test = KlaviyoTest.safeParse(data).data;
  const main = test?.main_action ?? null;
  const experiment = test?.current_experiment ?? null;
  const variations = (experiment?.variations ?? []).filter(({ id }) => id === null || id === undefined || id !== main?.id);
  const all = [...(main ? [main] : []), ...variations];
  const isOver = test?.experiment_status === "completed" && main !== null;
  const sent = isOver ? [main] : all.slice(0, MOST);
  const over = all.filter((action) => !sent.includes(action));
  const shares = sharesOf(sent, experiment?.allocations ?? null);
  const isDivided = sent.length > 1;
  const notes = [
    ...(over.length === 0 ? [] : [noted("lost")(klaviyo.message("test-over", { ids: over.map(({ id }) => id ?? "?") }))]),
    ...(isDivided && !shares.isSaid ? [noted("changed")(klaviyo.message("test-even"))] : []),
    ...(isDivided ? [noted("changed")(klaviyo.message("test-divided"))] : []),
    ...(isDivided && experiment?.automatic_winner_selection_settings?.enabled ? [noted("changed")(klaviyo.message("test-winner"))] : []),
  ];
  return { variants: sent.map((action, index) => ({ action, share: shares.percents[index] ?? 0 })), over, notes };
}

/** Klaviyo says parts by the ids of actions, of which nobody says what they come to; even where it says none for one of them. */
function sharesOf(
  sent: readonly KlaviyoAction[],
  allocations: Readonly<Record<string, unknown>> | null,
): { percents: number[]; isSaid: boolean } {
  const parts = sent.map(({ id, data }) => {
    const message = data?.["message"];
    const ids = [id, typeof message === "object" && message !== null && "id" in message ? message.id : null];
    const said = ids.flatMap((one) =>
      typeof one === "string" && allocations && Object.hasOwn(allocations, one) ? [allocations[one]] : [],
    );
    return typeof said[0] === "number" && said[0] > 0 && Number.isFinite(said[0]) ? said[0] : null;
  });
  const isSaid = parts.every((part) => part !== null);
  const weights = isSaid ? parts.map((part) => part ?? 0) : sent.map(() => 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const percents = weights.map((weight) => Math.floor((weight * 100) / total));
  // What rounding leaves goes to the first.
  const left = 100 - percents.reduce((sum, percent) => sum + percent, 0);
  return { percents: percents.map((percent, index) => (index === 0 ? percent + left : percent)), isSaid };
}
