import { describe, expect, test } from "vitest";
import { type Reply, refusal } from "#app/platform/http/reply.ts";
import { verbatim } from "#app/platform/messages/message.ts";
import { common } from "#app/platform/messages/messages.ts";
import { wordsFor } from "#app/platform/messages/words.ts";
import { type Round, saveTogether } from "./save-together.ts";

const words = wordsFor({ language: "en", timeZone: "UTC" });
const done = (): Reply => ({ ok: true, message: verbatim("Settings saved") });
const refused = (): Reply => refusal(common.message("check-fields", { count: 2 }), { "caps.0.most": common.message("required") });

/** Forms of one page that are saved at once, and what is said of it once some of them are answered, in the order of their answers. */
function page(forms: number) {
  const rounds: (Round | undefined)[] = [];
  const [spokenFor, said]: [Set<Reply>, { text: string; failed: boolean }[]] = [new Set(), []];
  saveTogether(
    Array.from({ length: forms }, () => ({ saveWithin: (round?: Round) => void rounds.push(round) })),
    (reply) => spokenFor.add(reply),
    ({ messages, failed }) => said.push(...messages.map((message) => ({ text: words(message), failed }))),
  );
  return { rounds, spokenFor, said };
}

describe("several sections that are saved at once", () => {
  test("say in one sentence how many of them were refused and that the rest is kept, and none says that all is well", () => {
    const { rounds, spokenFor, said } = page(4);
    const replies = [refused(), done(), refused(), done()];
    for (const [index, reply] of replies.entries()) {
      expect(said, "nothing is said before all are answered").toEqual([]);
      rounds[index]?.told(reply);
    }
    expect(said).toEqual([{ text: "2 sections weren't saved: correct what is marked in them. The rest is saved.", failed: true }]);
    expect(spokenFor).toEqual(new Set(replies));
  });

  test("of which one was refused say so of one, and of which all were refused that nothing was saved", () => {
    const one = page(2);
    one.rounds[1]?.told(done());
    one.rounds[0]?.told(refused());
    expect(one.said).toEqual([{ text: "1 section wasn't saved: correct what is marked in it. The rest is saved.", failed: true }]);
    const none = page(2);
    for (const round of none.rounds) round?.told(refused());
    expect(none.said).toEqual([{ text: "Nothing was saved: correct what is marked.", failed: true }]);
  });

  test("that are all saved say so once, and what is said otherwise beside it", () => {
    const { rounds, said } = page(3);
    rounds[0]?.told(done());
    rounds[1]?.told(done());
    rounds[2]?.told({ ok: true, message: verbatim("Prices saved") });
    expect(said).toEqual([
      { text: "Settings saved", failed: false },
      { text: "Prices saved", failed: false },
    ]);
  });
});

test("one section that is saved by itself speaks for itself", () => {
  const { rounds, said, spokenFor } = page(1);
  expect([rounds, said, spokenFor.size]).toEqual([[undefined], [], 0]);
});
