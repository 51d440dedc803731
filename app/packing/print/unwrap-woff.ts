import { inflateSync } from "node:zlib";

/**
 * The font inside a WOFF 1.0 file (W3C WOFF §4–5), as plain OpenType. Readers that take WOFF itself inflate a table again for every
 * letter. Anything else is answered as it came.
 */
export function unwrapWoff(file: Buffer): Buffer {
  if (file.toString("latin1", 0, 4) !== "wOFF") return file;

  const tables = Array.from({ length: file.readUInt16BE(12) }, (_, index) => {
    const entry = 44 + 20 * index;
    const [offset, packed, length] = [file.readUInt32BE(entry + 4), file.readUInt32BE(entry + 8), file.readUInt32BE(entry + 12)];
    const raw = file.subarray(offset, offset + packed);
    return {
      tag: file.subarray(entry, entry + 4),
      checksum: file.readUInt32BE(entry + 16),
      data: packed < length ? inflateSync(raw) : raw,
    };
  });

  const head = Buffer.alloc(12 + 16 * tables.length);
  file.copy(head, 0, 4, 8);
  const largest = Math.floor(Math.log2(tables.length));
  head.writeUInt16BE(tables.length, 4);
  head.writeUInt16BE(16 * 2 ** largest, 6);
  head.writeUInt16BE(largest, 8);
  head.writeUInt16BE(16 * (tables.length - 2 ** largest), 10);

  const parts: Buffer[] = [head];
  let offset = head.length;
  tables.forEach(({ tag, checksum, data }, index) => {
    const entry = 12 + 16 * index;
    tag.copy(head, entry);
    head.writeUInt32BE(checksum, entry + 4);
    head.writeUInt32BE(offset, entry + 8);
    head.writeUInt32BE(data.length, entry + 12);
    // Tables begin at multiples of four.
    const padding = (4 - (data.length % 4)) % 4;
    parts.push(data, Buffer.alloc(padding));
    offset += data.length + padding;
  });
  return Buffer.concat(parts);
}
