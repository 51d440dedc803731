import { z } from "zod";

/*
 * What Klaviyo's public API answers (its OpenAPI, revisions 2024-10-15 to 2026-07-15), as far as it is read here. Each part is read as leniently as it can be:
 * what is unknown is passed over, and what is not as expected counts as not said.
 */

/** Numbers in some answers, texts in others. */
const Id = z.union([z.string(), z.number()]).transform(String);
const Said = z.string().nullish().catch(null);
const Yes = z.boolean().nullish().catch(null);

export const Links = z.record(z.string(), z.unknown()).nullish().catch(null);

/** One action of a flow. `temporary_id` is what those have that are about to be created. */
export const KlaviyoAction = z.object({
  id: Id.nullish().catch(null),
  temporary_id: Id.nullish().catch(null),
  type: z.string().nullish().catch(null),
  links: Links,
  data: z.record(z.string(), z.unknown()).nullish().catch(null),
});
export type KlaviyoAction = z.infer<typeof KlaviyoAction>;

const Condition = z.record(z.string(), z.unknown());
export type KlaviyoCondition = z.infer<typeof Condition>;

/** Groups have to hold all; of a group one condition is enough. */
export const KlaviyoFilter = z.object({ condition_groups: z.array(z.object({ conditions: z.array(Condition) })) });
export type KlaviyoFilter = z.infer<typeof KlaviyoFilter>;

export const KlaviyoTrigger = z.object({
  type: z.string().catch(""),
  id: Id.nullish().catch(null),
  trigger_filter: z.unknown().optional(),
});

export const KlaviyoReentry = z.object({ duration: z.number(), unit: z.string() });

export const KlaviyoDefinition = z.object({
  triggers: z.array(KlaviyoTrigger).catch([]),
  profile_filter: z.unknown().optional(),
  actions: z.array(KlaviyoAction),
  entry_action_id: Id.nullish().catch(null),
  reentry_criteria: z.unknown().optional(),
});
export type KlaviyoDefinition = z.infer<typeof KlaviyoDefinition>;

/** A mail's or text's settings (FlowEmail, FlowSms, FlowWhatsApp). */
export const KlaviyoMessage = z.object({
  name: Said,
  from_email: Said,
  from_label: Said,
  cc_email: Said,
  bcc_email: Said,
  subject_line: Said,
  preview_text: Said,
  template_id: Id.nullish().catch(null),
  body: Said,
  image_id: Id.nullish().catch(null),
  dynamic_image: Said,
  add_org_prefix: Yes,
  add_opt_out_language: Yes,
  smart_sending_enabled: Yes,
  sms_quiet_hours_enabled: Yes,
  transactional: Yes,
  add_tracking_params: Yes,
  additional_filters: z.unknown().optional(),
});
export type KlaviyoMessage = z.infer<typeof KlaviyoMessage>;

export const KlaviyoDelay = z.object({
  unit: z.string().nullish().catch(null),
  value: z.number().nullish().catch(null),
  secondary_value: z.number().nullish().catch(null),
  delay_until_time: Said,
  delay_until_weekdays: z.array(z.string()).nullish().catch(null),
  target_time: Said,
  target_days: z.array(z.string()).nullish().catch(null),
});

export const KlaviyoBranch = z.object({
  order: z.number().nullish().catch(null),
  is_else: Yes,
  branch_filter: z.unknown().optional(),
  links: Links,
  name: Said,
});
export type KlaviyoBranch = z.infer<typeof KlaviyoBranch>;

export const KlaviyoTest = z.object({
  experiment_status: Said,
  main_action: KlaviyoAction.nullish().catch(null),
  current_experiment: z
    .object({
      variations: z.array(KlaviyoAction).catch([]),
      allocations: z.record(z.string(), z.unknown()).nullish().catch(null),
      automatic_winner_selection_settings: z.object({ enabled: Yes }).nullish().catch(null),
    })
    .nullish()
    .catch(null),
});

/** `null` of what isn't said; undefined of what can't be read: a filter that is there and isn't understood is no filter that isn't there. */
export function readFilter(said: unknown): KlaviyoFilter | null | undefined {
  if (said === null || said === undefined) return null;
  return KlaviyoFilter.safeParse(said).data;
}
