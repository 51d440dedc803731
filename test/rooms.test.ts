import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "smol-toml";
import { expect, test } from "vitest";
import { z } from "zod";
import { catalogues } from "#app/catalogues.ts";
import { allRooms, rooms } from "#app/rooms.server.ts";

const root = fileURLToPath(new URL("../", import.meta.url));

/** What stands beside the rooms: what they are shown by, what they share with the extensions, and the frame of the app itself. */
const NO_ROOMS = ["contracts", "routes", "screens", "ui"];

const AppToml = z.object({
  webhooks: z.object({
    subscriptions: z.array(z.object({ topics: z.array(z.string()).default([]), compliance_topics: z.array(z.string()).default([]) })),
  }),
});

test("every room stands in the list, under the name of its folder", () => {
  const folders = readdirSync(`${root}app`, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !NO_ROOMS.includes(entry.name),
  );

  expect(allRooms.map(({ name }) => name).toSorted()).toEqual(folders.map(({ name }) => name).toSorted());
});

test("Shopify is asked for the topics that somebody hears, and for no other", () => {
  const { webhooks } = AppToml.parse(parse(readFileSync(`${root}shopify.app.toml`, "utf8")));
  const asked = webhooks.subscriptions.flatMap((subscription) => [...subscription.topics, ...subscription.compliance_topics]);
  const heard = rooms.subscribers.flatMap(({ hears }) =>
    hears.filter(({ source }) => source === "shopify").flatMap(({ topics }) => topics),
  );
  // Not a webhook: Shopify calls a fulfillment service at the address that it was made with.
  const called = ["fulfillment_order_notification"];

  expect(asked.toSorted()).toEqual([...new Set(heard)].filter((topic) => !called.includes(topic)).toSorted());
});

test("the name of every job, subscriber and schedule says whose it is", () => {
  for (const { name, jobs = [], subscribers = [], schedules = [] } of allRooms) {
    // The steps of an import are run by shopify/, whichever room's resource it is.
    const ofTheImport = /^shopify\.(import|begin|load)-/;
    const names = [...jobs, ...subscribers, ...schedules].map((one) => one.name).filter((one) => !ofTheImport.test(one));
    expect(names.filter((one) => !one.startsWith(`${name}.`))).toEqual([]);
  }
});

test("no two jobs, subscribers or schedules share a name, and what is stored under a room's name is that room's", () => {
  const names = [...rooms.jobs, ...rooms.subscribers, ...rooms.schedules].map(({ name }) => name);
  expect(names).toEqual([...new Set(names)]);
  for (const { name, settings } of allRooms) expect([undefined, name]).toContain(settings?.room);
});

test("what a room says to people is among what the admin's frame loads", () => {
  for (const { messages } of allRooms) if (messages) expect(catalogues).toContain(messages);
});
