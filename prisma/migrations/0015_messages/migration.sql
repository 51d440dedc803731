-- What people read is kept as a message, { code, args }, and worded when it is shown; who did something is kept as an actor. A sentence
-- of an older version becomes the message that says the same; one that none says stays as it is (platform:verbatim).
CREATE FUNCTION pg_temp.message(code text, args jsonb DEFAULT '{}') RETURNS jsonb LANGUAGE sql
RETURN jsonb_build_object('code', code, 'args', args);

CREATE FUNCTION pg_temp.verbatim(sentence text) RETURNS jsonb LANGUAGE sql
RETURN CASE
  WHEN sentence = 'Redacted.' THEN pg_temp.message('platform:redacted')
  WHEN sentence IS NOT NULL THEN pg_temp.message('platform:verbatim', jsonb_build_object('text', sentence))
END;

-- What lies between two known parts of a sentence; null when it does not have them.
CREATE FUNCTION pg_temp.between(sentence text, before text, after text) RETURNS text LANGUAGE sql
RETURN CASE
  WHEN starts_with(sentence, before) AND right(sentence, length(after)) = after AND length(sentence) > length(before) + length(after)
  THEN substr(sentence, length(before) + 1, length(sentence) - length(before) - length(after))
END;

-- A message with what is known, and one gap filled with a part of the sentence; null when the sentence has no such part.
CREATE FUNCTION pg_temp.about(code text, known jsonb, gap text, part text) RETURNS jsonb LANGUAGE sql
RETURN CASE WHEN part IS NOT NULL THEN pg_temp.message(code, known || jsonb_build_object(gap, part)) END;

-- What ended an exception or a parcel. Every person was called "Merchant".
CREATE FUNCTION pg_temp.ending(sentence text) RETURNS jsonb LANGUAGE sql
RETURN CASE
  WHEN sentence = 'The order was cancelled.' THEN pg_temp.message('fulfillment:order-cancelled')
  WHEN sentence = 'Cancelled in Shopify.' THEN pg_temp.message('fulfillment:cancelled-in-shopify')
  WHEN sentence = 'Re-routed by Merchant.'
    THEN pg_temp.message('fulfillment:rerouted', '{"by": {"code": "platform:a-staff-member", "args": {}}}')
  WHEN sentence = 'Dismissed by Merchant.'
    THEN pg_temp.message('fulfillment:dismissed', '{"by": {"code": "platform:a-staff-member", "args": {}}}')
  WHEN starts_with(sentence, 'Dismissed by Merchant: ')
    THEN pg_temp.message('fulfillment:dismissed-with-note',
           jsonb_build_object('by', pg_temp.message('platform:a-staff-member'), 'note', substr(sentence, 24)))
  WHEN sentence = 'A warehouse was found.' THEN pg_temp.message('fulfillment:warehouse-found')
  WHEN sentence = 'Nothing of it waits for a warehouse now.' THEN pg_temp.message('fulfillment:nothing-waits')
  WHEN sentence = 'Shopify accepted the request.' THEN pg_temp.message('fulfillment:request-accepted')
  WHEN sentence = 'Shopify took the fulfillment.' THEN pg_temp.message('fulfillment:fulfillment-taken')
  WHEN sentence = 'The parcel shipped.' THEN pg_temp.message('fulfillment:parcel-shipped')
  WHEN sentence = 'The warehouse works on it again.' THEN pg_temp.message('fulfillment:works-again')
  WHEN sentence = 'It answers again.' THEN pg_temp.message('fulfillment:answers-again')
  WHEN sentence = 'Its credentials were renewed.' THEN pg_temp.message('fulfillment:credentials-renewed')
  WHEN sentence = 'It was applied after all.' THEN pg_temp.message('fulfillment:applied-after-all')
  WHEN sentence = 'Permission was granted.' THEN pg_temp.message('fulfillment:permission-granted')
  ELSE pg_temp.verbatim(sentence)
END;

-- What a warehouse reports of a parcel. Its own words stay as they are.
CREATE FUNCTION pg_temp.parcel_problem(sentence text) RETURNS jsonb LANGUAGE sql
RETURN CASE sentence
  WHEN 'the warehouse gave no reason' THEN pg_temp.message('fulfillment:no-reason')
  WHEN 'the warehouse cancelled the shipment' THEN pg_temp.message('fulfillment:cancelled-there')
  ELSE pg_temp.verbatim(sentence)
END;

-- "Shipped 3 units with Evri, tracking EV-1."
CREATE FUNCTION pg_temp.shipped(said text[]) RETURNS jsonb LANGUAGE sql
RETURN CASE WHEN said IS NOT NULL THEN pg_temp.message(
  'fulfillment:shipped' || CASE WHEN said[3] IS NULL THEN '' ELSE '-with' END || CASE WHEN said[5] IS NULL THEN '' ELSE '-tracked' END,
  jsonb_strip_nulls(jsonb_build_object('count', said[1]::int, 'carrier', said[3], 'tracking', said[5]))) END;

-- "Stopped the parcel at Leeds. Cancelled in Shopify."
CREATE FUNCTION pg_temp.stopped(said text[]) RETURNS jsonb LANGUAGE sql
RETURN CASE WHEN said IS NOT NULL THEN
  pg_temp.message('fulfillment:parcel-stopped', jsonb_build_object('warehouse', said[1], 'why', pg_temp.ending(said[2]))) END;

-- The warehouses of "Chose A and B.": as many names as are warehouses, or all of it as one.
CREATE FUNCTION pg_temp.chosen(names text, shop int) RETURNS jsonb LANGUAGE sql
RETURN CASE
  WHEN names IS NULL THEN NULL
  WHEN position(' and ' IN names) > 0
   AND NOT EXISTS (SELECT 1 FROM "warehouse" w WHERE w."shopId" = shop AND w."name" = names)
   AND (SELECT bool_and(EXISTS (SELECT 1 FROM "warehouse" w WHERE w."shopId" = shop AND w."name" = one.name))
          FROM regexp_split_to_table(names, ' and ') AS one (name))
  THEN pg_temp.message('fulfillment:routed', jsonb_build_object('warehouses', regexp_split_to_array(names, ' and ')))
  ELSE pg_temp.message('fulfillment:routed', jsonb_build_object('warehouses', jsonb_build_array(names)))
END;

ALTER TABLE "timeline_entry" RENAME COLUMN "actor" TO "actorName";
ALTER TABLE "timeline_entry" ADD COLUMN "actor" JSONB, ADD COLUMN "message" JSONB;
UPDATE "timeline_entry" SET
  "actor" = CASE
    WHEN "event" IN ('dispatched', 'rejected', 'shipped') THEN jsonb_build_object('kind', 'warehouse', 'name', "actorName")
    WHEN "event" = 'delivered' THEN jsonb_build_object('name', "actorName", 'kind',
      CASE WHEN "words" = 'The parcel from ' || "actorName" || ' was delivered.' THEN 'warehouse' ELSE 'carrier' END)
    WHEN "actorName" = 'Merchant' THEN '{"kind": "staff", "id": null, "name": null}'
    WHEN lower("actorName") = 'waybill' THEN '{"kind": "waybill"}'
    ELSE jsonb_build_object('kind', 'warehouse', 'name', "actorName")
  END,
  "message" = coalesce(
    CASE "event"
      WHEN 'routed' THEN pg_temp.chosen(pg_temp.between("words", 'Chose ', '.'), "shopId")
      WHEN 'requested' THEN pg_temp.about('fulfillment:requested', '{}', 'warehouse',
        pg_temp.between("words", 'Requested fulfillment from ', ' in Shopify and accepted it.'))
      WHEN 'dispatched' THEN pg_temp.about('fulfillment:dispatched', jsonb_build_object('warehouse', "actorName"), 'number',
        pg_temp.between("words", "actorName" || ' took the order as ', '.'))
      WHEN 'parcel-cancelled' THEN pg_temp.stopped(regexp_match("words",
        '^Stopped the parcel at (.+)\. (The order was cancelled\.|Cancelled in Shopify\.|Re-routed by Merchant\.)$'))
      WHEN 'reroute' THEN CASE WHEN "words" = 'Asked for a new route.' THEN pg_temp.message('fulfillment:new-route-asked') END
      WHEN 'picked' THEN CASE WHEN "words" = 'Picked.' THEN pg_temp.message('packing:picked') END
      WHEN 'packed' THEN CASE WHEN "words" = 'Packed and checked.' THEN pg_temp.message('packing:packed') END
      WHEN 'shipped' THEN pg_temp.shipped(regexp_match("words", '^Shipped (\d{1,9}) units( with (.+?))?(, tracking (.+))?\.$'))
      WHEN 'delivered' THEN pg_temp.about('fulfillment:delivered', '{}', 'warehouse',
        pg_temp.between("words", 'The parcel from ', ' was delivered.'))
      WHEN 'exception-dismissed' THEN pg_temp.ending("words")
    END,
    pg_temp.verbatim("words"));
ALTER TABLE "timeline_entry" ALTER COLUMN "actor" SET NOT NULL, ALTER COLUMN "message" SET NOT NULL,
  DROP COLUMN "actorName", DROP COLUMN "words";

-- "#1001: Every warehouse is paused.": the sentences of a decision stay as they were told.
CREATE FUNCTION pg_temp.because(code text, known jsonb, why jsonb) RETURNS jsonb LANGUAGE sql
RETURN CASE WHEN why IS NOT NULL THEN pg_temp.message(code, known || jsonb_build_object('why', why)) END;

CREATE FUNCTION pg_temp.refused_shipment(order_name text, why text) RETURNS jsonb LANGUAGE sql
RETURN pg_temp.because('fulfillment:shipment-refused', jsonb_build_object('order', order_name), CASE why
  WHEN 'none of its units are left to fulfil' THEN pg_temp.message('fulfillment:nothing-left-to-fulfil')
  WHEN 'it gave no reason' THEN pg_temp.message('fulfillment:shopify-gave-no-reason')
  ELSE pg_temp.verbatim(regexp_replace(why, '\.$', '')) END);

CREATE FUNCTION pg_temp.failed_event(said text[]) RETURNS jsonb LANGUAGE sql
RETURN CASE WHEN said IS NOT NULL THEN pg_temp.message('fulfillment:event-failed',
  jsonb_build_object('source', said[1], 'topic', said[2], 'at', said[3] || 'T' || said[4] || ':00Z')) END;

ALTER TABLE "exception" RENAME COLUMN "resolution" TO "resolutionWords";
ALTER TABLE "exception" ADD COLUMN "message" JSONB, ADD COLUMN "resolution" JSONB, ADD COLUMN "resolvedBy" JSONB;
UPDATE "exception" e SET
  "message" = coalesce(
    CASE
      WHEN e."cause" LIKE 'unroutable.%' THEN pg_temp.because('fulfillment:unroutable', jsonb_build_object('order', named."order"),
        pg_temp.verbatim(pg_temp.between(e."words", named."order" || ': ', '')))
      WHEN e."cause" = 'parcel.rejected' THEN pg_temp.because('fulfillment:rejected', named.names,
        pg_temp.verbatim(pg_temp.between(e."words", named."warehouse" || ' didn''t take ' || named."order" || ': ', '')))
      WHEN e."cause" = 'parcel.on-hold' THEN pg_temp.because('fulfillment:held', named.names,
        pg_temp.parcel_problem(pg_temp.between(e."words", named."warehouse" || ' holds ' || named."order" || ': ', '.')))
      WHEN e."words" = named."warehouse" || ' holds ' || named."order" || ': the warehouse cancelled the shipment.'
        THEN pg_temp.message('fulfillment:shipment-cancelled', named.names)
      WHEN e."cause" = 'parcel.cancelled-by-warehouse' THEN pg_temp.because('fulfillment:shipment-cancelled-because', named.names,
        pg_temp.verbatim(pg_temp.between(e."words", named."warehouse" || ' holds ' || named."order" || ': ', '.')))
      WHEN e."cause" = 'parcel.too-late' AND e."words" = named."order" || ' was called off, but ' || named."warehouse"
             || ' had already picked it, so it still ships. Tell the buyer, or ask the warehouse to stop it.'
        THEN pg_temp.message('fulfillment:too-late', named.names)
      WHEN e."cause" = 'order.called-back'
       AND e."words" = 'You took ' || named."order" || ' back from its warehouse. Cancel it in Shopify, or re-route it here.'
        THEN pg_temp.message('fulfillment:called-back', jsonb_build_object('order', named."order"))
      WHEN e."cause" = 'fulfillment-order.refused' THEN pg_temp.about('fulfillment:move-refused', jsonb_build_object('order', named."order"),
        'said', regexp_replace(pg_temp.between(e."words", 'Shopify didn''t let Waybill move ' || named."order" || ' to its warehouse: ',
          '. Open the order in Shopify, then re-route it here.'), '\.$', ''))
      WHEN e."cause" = 'shipment.refused' THEN pg_temp.refused_shipment(named."order", coalesce(
        pg_temp.between(e."words", named."order" || ' left the warehouse, but Shopify didn''t take its fulfillment: ',
          '. Open the order in Shopify and fulfil it there.'),
        pg_temp.between(e."words", named."order" || ' left the warehouse, but Shopify didn''t take its fulfillment: ',
          '. Open the order in Shopify to see what is in the way, then try again.')))
      WHEN e."cause" = 'warehouse.refused' THEN pg_temp.about('fulfillment:warehouse-refused', '{}', 'warehouse', pg_temp.between(e."words", '',
        ' no longer accepts Waybill''s credentials. Parcels for it wait; they go on when you renew its credentials.'))
      WHEN e."cause" = 'warehouse.unreachable' THEN pg_temp.about('fulfillment:warehouse-unreachable', '{}', 'warehouse',
        pg_temp.between(e."words", '', ' doesn''t answer. Waybill keeps asking every minute; parcels already there are not affected.'))
      WHEN e."cause" = 'routing.needs-permission' AND e."words" LIKE 'Waybill''s permission to work with fulfillment orders was taken back, %'
        THEN pg_temp.message('fulfillment:needs-permission')
      WHEN e."cause" = 'event.failed' THEN pg_temp.failed_event(regexp_match(e."words", '^News from (.+) \((.+)\) of '
        || '(\d{4}-\d\d-\d\d) (\d\d:\d\d) UTC couldn''t be applied\. It is kept\. Compare the order or product with Shopify, then dismiss this\.$'))
    END,
    pg_temp.verbatim(e."words")),
  "resolution" = CASE WHEN e."resolutionWords" IS NOT NULL THEN pg_temp.ending(e."resolutionWords") END,
  "resolvedBy" = CASE
    WHEN e."resolvedAt" IS NULL THEN NULL
    WHEN e."resolutionWords" ~ '^(Dismissed|Re-routed) by ' THEN '{"kind": "staff", "id": null, "name": null}'::jsonb
    WHEN e."resolutionWords" IN ('The order was cancelled.', 'Cancelled in Shopify.') THEN '{"kind": "shopify"}'
    ELSE '{"kind": "waybill"}'
  END
  FROM (
    SELECT f."shopId", f."id", o."name" AS "order", w."name" AS "warehouse", jsonb_build_object('order', o."name", 'warehouse', w."name") AS names
      FROM "exception" f
      LEFT JOIN "order" o ON o."shopId" = f."shopId" AND o."id" = f."orderId"
      LEFT JOIN "parcel" p ON p."shopId" = f."shopId" AND p."id" = f."parcelId"
      LEFT JOIN "warehouse" w ON w."shopId" = p."shopId" AND w."id" = p."warehouseId") named
 WHERE named."shopId" = e."shopId" AND named."id" = e."id";
ALTER TABLE "exception" ALTER COLUMN "message" SET NOT NULL, DROP COLUMN "words", DROP COLUMN "resolutionWords";

ALTER TABLE "parcel" ALTER COLUMN "problem" TYPE JSONB USING CASE WHEN "problem" IS NOT NULL THEN pg_temp.parcel_problem("problem") END;
ALTER TABLE "warehouse" ALTER COLUMN "lastProblem" TYPE JSONB
  USING CASE WHEN "lastProblem" IS NOT NULL THEN pg_temp.verbatim("lastProblem") END;
ALTER TABLE "import_step" ALTER COLUMN "problem" TYPE JSONB USING CASE
  WHEN "problem" ~ '^\d{1,9} rows came without what they belong to, and were left out\.$'
    THEN pg_temp.message('shopify:rows-left-out', jsonb_build_object('count', split_part("problem", ' ', 1)::int))
  WHEN "problem" IS NOT NULL THEN pg_temp.verbatim("problem")
END;

-- A person of the merchant's staff who has used Waybill, as Shopify names them.
CREATE TABLE "staff" (
    "shopId" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT,
    "locale" TEXT,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "toldAt" TIMESTAMPTZ(3),

    CONSTRAINT "staff_pkey" PRIMARY KEY ("shopId","id")
);
SELECT fence_shops();
