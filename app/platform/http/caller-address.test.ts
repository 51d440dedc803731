import { expect, test } from "vitest";
import { callerAt, forwardedBy } from "./caller-address.ts";

test.each([
  ["81.2.69.142", "81.2.69.142"],
  ["::ffff:81.2.69.142", "81.2.69.142"],
  ["2a02:c7f:1:2:aaaa:bbbb:cccc:dddd", "2a02:c7f:1:2::/64"],
  ["2A02:0c7f:0001:0002::9", "2a02:c7f:1:2::/64"],
  ["2a02::9", "2a02:0:0:0::/64"],
  ["2a02:c7f:1:2:3::", "2a02:c7f:1:2::/64"],
])("%s is told from others as %s", (address, caller) => {
  expect(callerAt(address)).toBe(caller);
});

test.each(["127.0.0.1", "::1", "10.1.2.3", "192.168.1.1", "::ffff:10.1.2.3", "fd00::1", "fe80::1%eth0", "unknown", "1.2.3", "", undefined])(
  "%s says nothing of who asks",
  (address) => {
    expect(callerAt(address)).toBeUndefined();
  },
);

test("a proxy speaks for whoever stands before itself, whatever stands further to the left", () => {
  expect(forwardedBy("81.2.69.142, 23.227.38.1", "23.227.38.1")).toBe("81.2.69.142");
  expect(forwardedBy("6.6.6.6, 81.2.69.142, 23.227.38.1, 10.0.0.9", "23.227.38.1")).toBe("81.2.69.142");
  // It came to us without another hop: what it says itself is all there is.
  expect(forwardedBy("6.6.6.6, 81.2.69.142", "23.227.38.1")).toBe("81.2.69.142");
  expect(forwardedBy("23.227.38.1", "23.227.38.1")).toBeUndefined();
  expect(forwardedBy(undefined, "23.227.38.1")).toBeUndefined();
});
