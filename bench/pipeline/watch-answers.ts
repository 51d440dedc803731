import { setTimeout as pause } from "node:timers/promises";
import type { Sandbox } from "#sandbox/start-sandbox.ts";
import type { WebhookDelivery } from "#sandbox/shopify/webhooks/webhook-delivery.ts";
import { quantile } from "./quantiles.ts";

export type Answers = {
  pagesMs: { p50: number; p95: number };
  intakeMs: { p50: number; p99: number };
  /** Answers of 5xx, of pages and of the intake, and calls that were not answered. */
  failed: { pages: number; intake: number; as: Record<string, number> };
  /** The same while PostgreSQL was being restarted. */
  failedMeanwhile: number;
};

export type AnswersWatched = {
  /** Says that PostgreSQL is being restarted, or is back. */
  restarting(isUnderWay: boolean): void;
  stop(): Promise<Answers>;
};

const PAGES = ["/app?index&_data=routes%2Fapp._index", "/app/orders?index&_data=routes%2Fapp.orders._index"];
const EVERY_MS = 250;

/** Opens Home and Orders in turn, as a merchant does who watches, and looks at how webhooks are answered meanwhile. */
export function watchAnswers({ robot, shopify }: Pick<Sandbox, "robot" | "shopify">): AnswersWatched {
  const stopped = new AbortController();
  const pages: number[] = [];
  const intake: number[] = [];
  const failed = { pages: 0, intake: 0, as: {} as Record<string, number> };
  let isRestarting = false;
  let failedMeanwhile = 0;
  const fail = (where: "pages" | "intake", what: string) => {
    if (isRestarting) {
      failedMeanwhile += 1;
      return;
    }
    failed[where] += 1;
    failed.as[what] = (failed.as[what] ?? 0) + 1;
  };
  const seen = new WeakSet<WebhookDelivery>();

  const readPages = async () => {
    for (let turn = 0; !stopped.signal.aborted; turn += 1) {
      const begun = performance.now();
      await robot.read(PAGES[turn % PAGES.length] ?? "").then(
        () => isRestarting || pages.push(performance.now() - begun),
        (fault: unknown) => fail("pages", String(fault)),
      );
      await pause(EVERY_MS);
    }
  };
  const readIntake = async () => {
    while (!stopped.signal.aborted) {
      for (const delivery of shopify.webhookDeliveries()) {
        if (delivery.lastMs === null || seen.has(delivery)) continue;
        seen.add(delivery);
        if (!isRestarting) intake.push(delivery.lastMs);
        if (!/^[234]/.test(delivery.lastAnswer ?? "")) fail("intake", delivery.lastAnswer ?? "no answer");
      }
      await pause(EVERY_MS);
    }
  };
  const watching = Promise.all([readPages(), readIntake()]);

  return {
    restarting: (isUnderWay) => void (isRestarting = isUnderWay),
    async stop() {
      stopped.abort();
      await watching;
      return {
        pagesMs: { p50: quantile(pages, 0.5), p95: quantile(pages, 0.95) },
        intakeMs: { p50: quantile(intake, 0.5), p99: quantile(intake, 0.99) },
        failed,
        failedMeanwhile,
      };
    },
  };
}
