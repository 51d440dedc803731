import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { unwrapWoff } from "./unwrap-woff.ts";

type Table = { tag: string; data: Buffer };

/** A WOFF 1.0 file of these tables; those that grow by being packed are kept as they are, as the format has it. */
function woffOf(tables: readonly Table[]): Buffer {
  const head = Buffer.alloc(44 + 20 * tables.length);
  head.write("wOFF", 0, "latin1");
  head.writeUInt32BE(0x00010000, 4);
  head.writeUInt16BE(tables.length, 12);
  const parts: Buffer[] = [head];
  let offset = head.length;
  tables.forEach(({ tag, data }, index) => {
    const deflated = deflateSync(data);
    const packed = deflated.length < data.length ? deflated : data;
    head.write(tag, 44 + 20 * index, "latin1");
    [offset, packed.length, data.length, index].forEach((value, at) => head.writeUInt32BE(value, 48 + 20 * index + 4 * at));
    parts.push(packed);
    offset += packed.length;
  });
  return Buffer.concat(parts);
}

/** The tables of an OpenType file by its own directory. */
function tablesOf(font: Buffer): Table[] {
  return Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
    const entry = 12 + 16 * index;
    const offset = font.readUInt32BE(entry + 8);
    expect(offset % 4).toBe(0);
    return { tag: font.toString("latin1", entry, entry + 4), data: font.subarray(offset, offset + font.readUInt32BE(entry + 12)) };
  });
}

test("every table comes out as it went in, at a place where readers look for it", () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 50 }),
    fc.nat(2000).map((length) => new Uint8Array(length)),
  );
  const table = fc.record({ tag: fc.stringMatching(/^[a-z]{4}$/), data: bytes.map((data) => Buffer.from(data)) });
  fc.assert(
    fc.property(fc.array(table, { minLength: 1, maxLength: 20 }), (tables) => {
      const font = unwrapWoff(woffOf(tables));
      expect(font.readUInt32BE(0)).toBe(0x00010000);
      expect(tablesOf(font)).toEqual(tables);
    }),
  );
});

test("a font that is not packed is answered as it came", () => {
  const plain = Buffer.from("OTTO and more");
  expect(unwrapWoff(plain)).toBe(plain);
});
