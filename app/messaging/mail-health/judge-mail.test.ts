import { expect, test } from "vitest";
import { judgeMail } from "./judge-mail.ts";

const judged = (sent: number, complained: number, bounced = 0) => judgeMail({ sent, complained, bounced });

test("mail is stopped when a quarter of a percent of it is called spam, before mailboxes shut it out", () => {
  expect(judged(2000, 5)).toBe("paused-complaints");
  expect(judged(1000, 3)).toBe("paused-complaints");
  expect(judged(2000, 4)).toBe("watched");
  expect(judged(100_000, 249)).toBe("watched");
  expect(judged(100_000, 250)).toBe("paused-complaints");
  expect(judged(100_000, 99)).toBe("good");
});

test("one person's click stops no shop, and five stop a small one", () => {
  expect(judged(10, 1)).toBe("good");
  expect(judged(999, 4)).toBe("watched");
  expect(judged(300, 5)).toBe("paused-complaints");
  expect(judged(0, 0)).toBe("good");
});

test("mail is stopped when a tenth of it goes to addresses that nobody has", () => {
  expect(judged(100, 0, 10)).toBe("paused-bounces");
  expect(judged(50, 0, 9)).toBe("watched");
  expect(judged(100, 0, 9)).toBe("watched");
  expect(judged(1000, 0, 49)).toBe("good");
});
