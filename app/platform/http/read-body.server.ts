export type Body = { kind: "form"; form: FormData } | { kind: "json"; value: unknown } | { kind: "unreadable" } | { kind: "too-large" };

/** A request's body by its content type. Reading stops at `maxBytes`, whatever the request says of its length. */
export async function readBody(request: Request, maxBytes: number): Promise<Body> {
  const type = request.headers.get("content-type") ?? "";
  const isJson = /^application\/json\b/i.test(type);
  if (!isJson && !/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type)) return { kind: "unreadable" };

  const bytes = await readAtMost(request, maxBytes);
  if (bytes === "too-large") return { kind: "too-large" };
  const copy = new Response(bytes, { headers: { "content-type": type } });
  try {
    return isJson ? { kind: "json", value: await copy.json() } : { kind: "form", form: await copy.formData() };
  } catch {
    return { kind: "unreadable" };
  }
}

async function readAtMost(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | "too-large"> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) return "too-large";
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    size += part.value.byteLength;
    // Not cancelled: that would close the connection before whoever sends has been told.
    if (size > maxBytes) return "too-large";
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}
