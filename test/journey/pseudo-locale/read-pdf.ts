import { extractText, getDocumentProxy, getMeta } from "unpdf";
import type { Shown } from "./escaped-words.ts";

/** All that a PDF says, page by page in the order in which it was set, and its title. */
export async function readPdf(bytes: Uint8Array): Promise<Shown[]> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const { text: pages } = await extractText(pdf, { mergePages: false });
  const title = String((await getMeta(pdf)).info["Title"] ?? "There is no title.");
  // A line may break within a name: pages are read as one text each.
  return [{ text: title, where: "title of the PDF" }, ...pages.map((text, index) => ({ text, where: `page ${index + 1} of the PDF` }))];
}
