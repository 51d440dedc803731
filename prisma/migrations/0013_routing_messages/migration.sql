-- Decisions keep messages instead of sentences. What an earlier version said of a decision stands as it said it: the amounts and days of a
-- warehouse that lost are nowhere but in its sentence.
CREATE FUNCTION pg_temp.said(sentence jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_build_object('code', 'platform:verbatim', 'args', jsonb_build_object('text', sentence))
$$;

CREATE FUNCTION pg_temp.verdicts(verdicts jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(jsonb_agg(verdict - 'sentence' || jsonb_build_object('message', pg_temp.said(verdict -> 'sentence')) ORDER BY place), '[]'::jsonb)
    FROM jsonb_array_elements(verdicts) WITH ORDINALITY AS listed (verdict, place)
$$;

UPDATE "routing_decision"
   SET "outcome" = "outcome" || CASE "outcome" ->> 'outcome'
     WHEN 'routed' THEN jsonb_build_object(
       'chosen', pg_temp.verdicts("outcome" -> 'chosen'), 'others', pg_temp.verdicts("outcome" -> 'others'))
     ELSE jsonb_build_object(
       'explanation', pg_temp.said("outcome" -> 'explanation'), 'verdicts', pg_temp.verdicts("outcome" -> 'verdicts'))
   END;
