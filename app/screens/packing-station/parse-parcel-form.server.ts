import type { z } from "zod";
import { parseForm } from "#app/platform/http/parse-form.server.ts";
import { refusal } from "#app/platform/http/reply.ts";
import { ParcelId } from "#app/platform/ids.ts";
import { packingStation } from "./messages.ts";
import { unclear } from "./station-forms.ts";

/** What is asked for the parcel of an address; else what is answered instead. `noParcel` is the outcome where the address can be no parcel's. */
export async function parseParcelForm<Form extends z.ZodType, NoParcel extends string>(
  request: Request,
  id: string | undefined,
  schema: Form,
  noParcel: NoParcel,
) {
  const parcelId = ParcelId.safeParse(id);
  const form = await parseForm(request, schema);
  if (!parcelId.success) return { ...refusal(packingStation.message("no-such-parcel")), outcome: noParcel };
  return form.ok ? { ...form, parcelId: parcelId.data } : unclear(form);
}
