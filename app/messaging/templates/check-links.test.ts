import { expect, test } from "vitest";
import { faultyLinks } from "./check-links.ts";

const codes = (html: string) => faultyLinks(html).map(({ code }) => code);

test("a link that is encrypted, or writes or calls somebody, is fine", () => {
  for (const address of [
    "https://shop.example/cart?a=1&amp;b=2",
    "mailto:a@b.example",
    "tel:+442079460958",
    "%unsubscribe%",
    "HTTPS://SHOP.EXAMPLE",
  ])
    expect(codes(`<a href="${address}">x</a>`), address).toEqual([]);
});

test.each([
  ["is not encrypted", `<img src='http://shop.example/a.png'>`, "link-not-https"],
  ["is empty", `<a href="">x</a>`, "link-nowhere"],
  ["leads to a page without a shop", `<a href="/cart">x</a>`, "link-nowhere"],
  ["has no scheme", `<a href=shop.example>x</a>`, "link-nowhere"],
  ["runs something", `<a href="javascript:alert(1)">x</a>`, "link-unsafe"],
  ["runs something, hidden", `<a href="java&#x09;script&colon;alert(1)">x</a>`, "link-unsafe"],
  ["is a page of its own", `<a href="data:text/html,x">x</a>`, "link-unsafe"],
])("one that %s is told", (_, html, code) => {
  expect(codes(html)).toEqual([code]);
});

test("an address that stands there often is told once, and a megabyte of open quotes is read at once", () => {
  expect(codes(`<a href="http://a.example">x</a>`.repeat(50))).toHaveLength(1);
  expect(codes(`<a href="`.repeat(100_000))).toBeDefined();
});
