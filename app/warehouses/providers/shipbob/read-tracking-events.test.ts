import { expect, test } from "vitest";
import { readTrackingEvents } from "./read-tracking-events.ts";

const scan = (status: string, substatus: string | null = null, timestamp = "2026-11-21T10:00:00Z") => ({
  status,
  substatus,
  timestamp,
  message: "",
});
const statuses = (...history: ReturnType<typeof scan>[]) => readTrackingEvents({ shipment_id: 1, history }).map(({ status }) => status);

test.each([
  ["PreTransit", null, "LABEL_PURCHASED"],
  ["InTransit", "PickedUp", "CARRIER_PICKED_UP"],
  ["InTransit", "DepartedFacility", "IN_TRANSIT"],
  ["InTransit", null, "IN_TRANSIT"],
  ["InTransit", "OutForDelivery", "OUT_FOR_DELIVERY"],
  ["Delivery attempt Failed", null, "ATTEMPTED_DELIVERY"],
  ["Delivered", null, "DELIVERED"],
  ["DeliveryException", null, "DELAYED"],
  ["Return to sender", null, "FAILURE"],
])("a scan %s/%s is %s", (status, substatus, expected) => {
  expect(statuses(scan(status, substatus))).toEqual([expected]);
});

test("scans come oldest first; those that mean nothing or have no time are left out", () => {
  expect(
    statuses(scan("Delivered", null, "2026-11-22T10:00:00Z"), scan("PreTransit"), scan("Cancelled"), scan("InTransit", null, "?")),
  ).toEqual(["LABEL_PURCHASED", "DELIVERED"]);
});
