-- A job that put itself off (`NotNow`) is not sooner possible: one that is equal to it joins it, though it is not due yet.
CREATE OR REPLACE FUNCTION enqueue_job(queue_name text, shop integer, job_key text, payload jsonb, delay_seconds double precision, due_at timestamptz)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  fence text := nullif(current_setting('app.shop_id', true), '');
  full_key text := shop || ':' || job_key;
  job_data jsonb := jsonb_strip_nulls(jsonb_build_object('shopId', shop, 'dueAt', due_at)) || jsonb_build_object('payload', payload);
  waiting_id uuid;
  waiting jsonb;
BEGIN
  IF fence IS NOT NULL AND fence::integer <> shop THEN
    RAISE EXCEPTION 'a job for shop % in a transaction of shop %', shop, fence USING ERRCODE = 'insufficient_privilege';
  END IF;

  -- A job of the same key already waits, and one of the two says all that the other does: it will do, as the one that says less. It is
  -- locked, so that it cannot start before this transaction's changes are there to see.
  IF job_key IS NOT NULL AND due_at IS NULL THEN
    SELECT j.id, j.data -> 'payload' INTO waiting_id, waiting FROM pgboss.job_common j
      WHERE j.name = queue_name AND j.singleton_key = full_key AND j.state = 'created'
        AND (j.start_after <= now() + delay_seconds * interval '1 second' OR j.data ? 'putOff')
        AND CASE WHEN jsonb_typeof(payload) <> 'object' OR jsonb_typeof(j.data -> 'payload') <> 'object' THEN j.data -> 'payload' = payload
          ELSE (j.data -> 'payload') - ARRAY(SELECT jsonb_object_keys(j.data -> 'payload') EXCEPT SELECT jsonb_object_keys(payload)) = payload
            OR payload - ARRAY(SELECT jsonb_object_keys(payload) EXCEPT SELECT jsonb_object_keys(j.data -> 'payload')) = j.data -> 'payload' END
      LIMIT 1 FOR UPDATE SKIP LOCKED;
    IF FOUND THEN
      IF waiting <> payload AND waiting @> payload THEN
        UPDATE pgboss.job_common SET data = job_data WHERE name = queue_name AND id = waiting_id;
      END IF;
      RETURN;
    END IF;
  END IF;

  INSERT INTO pgboss.job (
    name, data, start_after, created_on, keep_until, singleton_key, group_id, policy, dead_letter, heartbeat_seconds,
    expire_seconds, deletion_seconds, retry_limit, retry_delay, retry_backoff, retry_delay_max
  )
  SELECT
    q.name, job_data, due.moment, now(), due.moment + q.retention_seconds * interval '1 second', full_key, full_key, q.policy,
    q.dead_letter, q.heartbeat_seconds, q.expire_seconds, q.deletion_seconds, q.retry_limit, q.retry_delay, q.retry_backoff, q.retry_delay_max
  FROM pgboss.queue q, (SELECT now() + delay_seconds * interval '1 second' AS moment) due
  WHERE q.name = queue_name;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no queue of the name %', queue_name;
  END IF;

  IF delay_seconds = 0 THEN
    PERFORM pg_notify('pgboss_' || left(encode(sha224('pgboss'), 'hex'), 24), queue_name);
  END IF;
END $$;
