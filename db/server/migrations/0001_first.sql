-- The hub. Everything lives in the schema "hub" and is owned by keukentafel_owner; the service logs in as a member of
-- keukentafel_hub, which owns nothing, may not bypass row security, and sees only rows of the account in the setting
-- keukentafel.account. Row security is forced, so that the owner is held to it as well.
-- Functions with SECURITY DEFINER are the few doors for what happens before there is an account, or for both sides of
-- a referral at once; each checks by itself who asks.

CREATE TABLE state (
    id integer PRIMARY KEY CHECK (id = 1),
    epoch uuid NOT NULL DEFAULT gen_random_uuid(),
    erasures bigint NOT NULL DEFAULT 0
);
INSERT INTO state (id) VALUES (1);

CREATE TABLE organisation (
    organisation text PRIMARY KEY,
    box_key bytea CHECK (length(box_key) = 32),
    escrow_key bytea CHECK (length(escrow_key) = 32),
    signed_by text,
    sig bytea CHECK (length(sig) = 64)
);

CREATE TABLE account (
    account text PRIMARY KEY,
    organisation text NOT NULL REFERENCES organisation,
    role text NOT NULL CHECK (role IN ('coach', 'manager', 'partner', 'administrator')),
    active boolean NOT NULL DEFAULT true,
    sign_key bytea CHECK (length(sign_key) = 32),
    box_key bytea CHECK (length(box_key) = 32),
    bound bytea CHECK (length(bound) = 32),
    CHECK ((sign_key IS NULL) = (box_key IS NULL))
);

CREATE TABLE credential (
    account text PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    password text NOT NULL
);

CREATE TABLE code (
    account text PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    ticket_digest bytea NOT NULL,
    expires_at timestamptz NOT NULL,
    link bytea -- the private keys of the account, sealed with the code by its first laptop
);

CREATE TABLE device (
    device uuid PRIMARY KEY,
    account text NOT NULL REFERENCES account ON DELETE CASCADE,
    label text NOT NULL,
    secret_digest bytea NOT NULL,
    active boolean NOT NULL DEFAULT true,
    enrolled_at timestamptz NOT NULL DEFAULT now(),
    seen_at timestamptz
);
CREATE INDEX device_of_account ON device (account);

CREATE TABLE session (
    digest bytea PRIMARY KEY,
    account text NOT NULL REFERENCES account ON DELETE CASCADE,
    device uuid NOT NULL REFERENCES device ON DELETE CASCADE,
    expires_at timestamptz NOT NULL
);

CREATE TABLE attempt (
    subject bytea NOT NULL,
    slot bigint NOT NULL,
    failures integer NOT NULL,
    PRIMARY KEY (subject, slot)
);

CREATE TABLE stream (
    stream text PRIMARY KEY,
    head bigint NOT NULL DEFAULT 0,
    floor bigint NOT NULL DEFAULT 0 CHECK (floor <= head),
    keys integer NOT NULL DEFAULT 0,
    erased boolean NOT NULL DEFAULT false
);

-- Who left stays with has_left, so that an erasure still reaches every laptop that once had the stream.
CREATE TABLE member (
    stream text NOT NULL REFERENCES stream ON DELETE CASCADE,
    account text NOT NULL REFERENCES account ON DELETE CASCADE,
    may_write boolean NOT NULL DEFAULT true,
    may_share boolean NOT NULL DEFAULT false,
    has_left boolean NOT NULL DEFAULT false,
    PRIMARY KEY (stream, account)
);
CREATE INDEX member_by_account ON member (account, stream);

CREATE TABLE stream_key (
    stream text NOT NULL REFERENCES stream ON DELETE CASCADE,
    key text NOT NULL,
    nth integer NOT NULL,
    PRIMARY KEY (stream, key),
    UNIQUE (stream, nth)
);

CREATE TABLE wrap (
    stream text NOT NULL,
    key text NOT NULL,
    recipient text NOT NULL,
    wrapped bytea NOT NULL,
    sig bytea NOT NULL,
    wrapped_by text NOT NULL,
    PRIMARY KEY (stream, key, recipient),
    FOREIGN KEY (stream, key) REFERENCES stream_key ON DELETE CASCADE
);
CREATE INDEX wrap_by_recipient ON wrap (recipient);

CREATE TABLE escrow_use (
    stream text NOT NULL REFERENCES stream ON DELETE CASCADE,
    account text NOT NULL,
    used_by text NOT NULL,
    used_at timestamptz NOT NULL DEFAULT now()
);

-- The newest state of each record; seq moves with it, so what is above a cursor is what changed after it.
CREATE TABLE record (
    stream text NOT NULL REFERENCES stream ON DELETE CASCADE,
    id text NOT NULL,
    seq bigint NOT NULL,
    rev bigint NOT NULL,
    op uuid NOT NULL,
    account text NOT NULL,
    device uuid NOT NULL,
    base bigint NOT NULL,
    hlc text NOT NULL,
    record_schema integer NOT NULL,
    kind text NOT NULL,
    gone boolean NOT NULL,
    body bytea,
    key text NOT NULL,
    sig bytea NOT NULL,
    extra text NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (stream, id)
);
CREATE UNIQUE INDEX record_by_seq ON record (stream, seq);

-- Every operation that was accepted, so that the same one is recognised for ever.
CREATE TABLE operation (
    stream text NOT NULL REFERENCES stream ON DELETE CASCADE,
    op uuid NOT NULL,
    account text NOT NULL,
    sig bytea NOT NULL,
    rev bigint NOT NULL,
    seq bigint NOT NULL,
    PRIMARY KEY (stream, op)
);

CREATE TABLE blob (
    stream text NOT NULL REFERENCES stream ON DELETE CASCADE,
    sha256 text NOT NULL,
    size integer NOT NULL,
    received integer NOT NULL DEFAULT 0 CHECK (received <= size),
    PRIMARY KEY (stream, sha256)
);

CREATE TABLE blob_chunk (
    stream text NOT NULL,
    sha256 text NOT NULL,
    start integer NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (stream, sha256, start),
    FOREIGN KEY (stream, sha256) REFERENCES blob ON DELETE CASCADE
);
ALTER TABLE blob_chunk ALTER COLUMN content SET STORAGE EXTERNAL; -- sealed bytes do not compress
ALTER TABLE record ALTER COLUMN body SET STORAGE EXTERNAL;

CREATE TABLE erasure (
    nth bigint PRIMARY KEY,
    stream text NOT NULL,
    id text,
    erased_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE NULLS NOT DISTINCT (stream, id)
);

CREATE TABLE referral (
    referral uuid PRIMARY KEY,
    stream text NOT NULL,
    inbox text NOT NULL,
    stream_seq bigint NOT NULL,
    inbox_seq bigint NOT NULL,
    state text NOT NULL,
    kind text NOT NULL,
    sender text NOT NULL,
    receiver text NOT NULL,
    answer_by date NOT NULL,
    urgent boolean NOT NULL,
    stop_asked boolean NOT NULL DEFAULT false
);
CREATE INDEX referral_out ON referral (stream, stream_seq);
CREATE INDEX referral_in ON referral (inbox, inbox_seq);

CREATE TABLE referral_step (
    referral uuid NOT NULL REFERENCES referral ON DELETE CASCADE,
    nth integer NOT NULL,
    op uuid NOT NULL,
    account text NOT NULL,
    sig bytea NOT NULL,
    step text NOT NULL,
    PRIMARY KEY (referral, nth),
    UNIQUE (referral, op)
);

-- Who asks, as the service says at the start of each transaction.
CREATE FUNCTION me() RETURNS text LANGUAGE sql STABLE
    AS $$ SELECT nullif(current_setting('keukentafel.account', true), '') $$;
CREATE FUNCTION my_role() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = hub, pg_temp
    AS $$ SELECT role FROM account WHERE account = me() AND active $$;
CREATE FUNCTION my_organisation() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = hub, pg_temp
    AS $$ SELECT organisation FROM account WHERE account = me() AND active $$;
CREATE FUNCTION my_streams() RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = hub, pg_temp
    AS $$ SELECT stream FROM member WHERE account = me() AND NOT has_left $$;
CREATE FUNCTION my_writable() RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = hub, pg_temp
    AS $$ SELECT stream FROM member WHERE account = me() AND NOT has_left AND may_write $$;
CREATE FUNCTION my_shared() RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = hub, pg_temp
    AS $$
        SELECT stream FROM member WHERE account = me() AND NOT has_left AND may_share
        UNION
        SELECT stream.stream FROM stream, account
        WHERE account.account = me() AND role = 'administrator' AND active
          AND (stream.stream LIKE 'team/%' OR stream.stream = 'inbox/' || organisation)
    $$;
CREATE FUNCTION my_past_streams() RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = hub, pg_temp
    AS $$ SELECT stream FROM member WHERE account = me() $$;
CREATE FUNCTION my_peers() RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = hub, pg_temp
    AS $$
        SELECT other.account FROM member AS mine JOIN member AS other USING (stream)
        WHERE mine.account = me() AND NOT mine.has_left
    $$;

DO $$
DECLARE name text;
BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'hub' AND tablename <> 'migration' LOOP
        EXECUTE format('ALTER TABLE hub.%I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE hub.%I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY owner_all ON hub.%I TO keukentafel_owner USING (true) WITH CHECK (true)', name);
    END LOOP;
END $$;

GRANT USAGE ON SCHEMA hub TO keukentafel_hub;
GRANT SELECT ON migration, state TO keukentafel_hub;
CREATE POLICY anyone_reads ON state FOR SELECT TO keukentafel_hub USING (true);

GRANT SELECT, INSERT, UPDATE ON organisation TO keukentafel_hub;
CREATE POLICY members_read ON organisation FOR SELECT TO keukentafel_hub USING (my_role() IS NOT NULL);
CREATE POLICY administrators_add ON organisation FOR INSERT TO keukentafel_hub
    WITH CHECK (my_role() = 'administrator');
CREATE POLICY own_keys ON organisation FOR UPDATE TO keukentafel_hub
    USING (organisation = my_organisation()) WITH CHECK (organisation = my_organisation());

GRANT SELECT, INSERT, UPDATE ON account TO keukentafel_hub;
CREATE POLICY known ON account FOR SELECT TO keukentafel_hub
    USING (account = me() OR my_role() IN ('coach', 'manager', 'administrator') OR organisation = my_organisation()
           OR account IN (SELECT my_peers()));
CREATE POLICY administrators_add ON account FOR INSERT TO keukentafel_hub WITH CHECK (my_role() = 'administrator');
CREATE POLICY administrators_change ON account FOR UPDATE TO keukentafel_hub
    USING (my_role() = 'administrator') WITH CHECK (my_role() = 'administrator');

GRANT INSERT, UPDATE, SELECT, DELETE ON code TO keukentafel_hub;
CREATE POLICY administrators ON code TO keukentafel_hub
    USING (my_role() = 'administrator') WITH CHECK (my_role() = 'administrator');
CREATE POLICY own ON code TO keukentafel_hub USING (account = me()) WITH CHECK (account = me());

GRANT SELECT ON escrow_use TO keukentafel_hub;
CREATE POLICY anyone_reads ON escrow_use FOR SELECT TO keukentafel_hub USING (my_role() IS NOT NULL);

GRANT SELECT (device, account, label, active, enrolled_at, seen_at), UPDATE (active, seen_at) ON device TO keukentafel_hub;
CREATE POLICY own ON device TO keukentafel_hub
    USING (account = me() OR my_role() = 'administrator') WITH CHECK (account = me() OR my_role() = 'administrator');

GRANT SELECT (account, device, expires_at), DELETE ON session TO keukentafel_hub;
CREATE POLICY own ON session TO keukentafel_hub USING (account = me() OR my_role() = 'administrator');

GRANT SELECT, UPDATE (head, keys) ON stream TO keukentafel_hub;
CREATE POLICY members_read ON stream FOR SELECT TO keukentafel_hub USING (stream IN (SELECT my_streams()));
CREATE POLICY writers_number ON stream FOR UPDATE TO keukentafel_hub
    USING (stream IN (SELECT my_writable())) WITH CHECK (stream IN (SELECT my_writable()));

GRANT SELECT, INSERT, UPDATE ON member TO keukentafel_hub;
CREATE POLICY members_read ON member FOR SELECT TO keukentafel_hub
    USING (stream IN (SELECT my_streams()) OR stream IN (SELECT my_shared()));
CREATE POLICY sharers_add ON member FOR INSERT TO keukentafel_hub WITH CHECK (stream IN (SELECT my_shared()));
CREATE POLICY sharers_change ON member FOR UPDATE TO keukentafel_hub
    USING (stream IN (SELECT my_shared())) WITH CHECK (stream IN (SELECT my_shared()));

GRANT SELECT, INSERT ON stream_key TO keukentafel_hub;
CREATE POLICY members_read ON stream_key FOR SELECT TO keukentafel_hub USING (stream IN (SELECT my_streams()));
CREATE POLICY writers_add ON stream_key FOR INSERT TO keukentafel_hub WITH CHECK (stream IN (SELECT my_writable()));

GRANT SELECT, INSERT, DELETE ON wrap TO keukentafel_hub;
CREATE POLICY members_read ON wrap FOR SELECT TO keukentafel_hub USING (stream IN (SELECT my_streams()));
CREATE POLICY writers_add ON wrap FOR INSERT TO keukentafel_hub
    WITH CHECK (stream IN (SELECT my_writable()) AND wrapped_by = me());
CREATE POLICY sharers_remove ON wrap FOR DELETE TO keukentafel_hub USING (stream IN (SELECT my_shared()));

GRANT SELECT, INSERT, UPDATE ON record TO keukentafel_hub;
CREATE POLICY members_read ON record FOR SELECT TO keukentafel_hub USING (stream IN (SELECT my_streams()));
CREATE POLICY writers_add ON record FOR INSERT TO keukentafel_hub
    WITH CHECK (stream IN (SELECT my_writable()) AND account = me());
CREATE POLICY writers_change ON record FOR UPDATE TO keukentafel_hub
    USING (stream IN (SELECT my_writable())) WITH CHECK (stream IN (SELECT my_writable()) AND account = me());

GRANT SELECT, INSERT ON operation TO keukentafel_hub;
CREATE POLICY members_read ON operation FOR SELECT TO keukentafel_hub USING (stream IN (SELECT my_streams()));
CREATE POLICY writers_add ON operation FOR INSERT TO keukentafel_hub
    WITH CHECK (stream IN (SELECT my_writable()) AND account = me());

GRANT SELECT, INSERT, UPDATE, DELETE ON blob TO keukentafel_hub;
CREATE POLICY members_read ON blob FOR SELECT TO keukentafel_hub USING (stream IN (SELECT my_streams()));
CREATE POLICY writers_add ON blob FOR INSERT TO keukentafel_hub WITH CHECK (stream IN (SELECT my_writable()));
CREATE POLICY writers_change ON blob FOR UPDATE TO keukentafel_hub
    USING (stream IN (SELECT my_writable())) WITH CHECK (stream IN (SELECT my_writable()));
CREATE POLICY writers_drop ON blob FOR DELETE TO keukentafel_hub
    USING (stream IN (SELECT my_writable()) AND received < size);
GRANT SELECT, INSERT ON blob_chunk TO keukentafel_hub;
CREATE POLICY members_read ON blob_chunk FOR SELECT TO keukentafel_hub USING (stream IN (SELECT my_streams()));
CREATE POLICY writers_add ON blob_chunk FOR INSERT TO keukentafel_hub WITH CHECK (stream IN (SELECT my_writable()));

GRANT SELECT ON erasure TO keukentafel_hub;
CREATE POLICY past_members_read ON erasure FOR SELECT TO keukentafel_hub
    USING (stream IN (SELECT my_past_streams()));

GRANT SELECT ON referral TO keukentafel_hub;
CREATE POLICY both_sides_read ON referral FOR SELECT TO keukentafel_hub
    USING (stream IN (SELECT my_streams()) OR inbox IN (SELECT my_streams()));
GRANT SELECT ON referral_step TO keukentafel_hub;
CREATE POLICY both_sides_read ON referral_step FOR SELECT TO keukentafel_hub
    USING (referral IN (SELECT referral FROM referral));

-- Before there is an account -------------------------------------------------------------------------------------

CREATE FUNCTION session_of(asked bytea) RETURNS TABLE (account text, device uuid, role text, organisation text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = hub, pg_temp
    AS $$
        SELECT session.account, session.device, account.role, account.organisation
        FROM session JOIN account USING (account) JOIN device USING (device)
        WHERE digest = asked AND expires_at > now() AND account.active AND device.active
    $$;

CREATE FUNCTION login_of(asked text, asked_device uuid)
    RETURNS TABLE (password text, secret_digest bytea, role text, organisation text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = hub, pg_temp
    AS $$
        SELECT credential.password, device.secret_digest, account.role, account.organisation
        FROM account JOIN credential USING (account) JOIN device USING (account)
        WHERE account.account = asked AND device.device = asked_device AND account.active AND device.active
    $$;

-- Whether this token was one of this device and ran out less than twelve hours ago.
CREATE FUNCTION may_renew(asked text, asked_device uuid, old bytea) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = hub, pg_temp
    AS $$
        SELECT EXISTS (SELECT FROM session WHERE digest = old AND account = asked AND device = asked_device
                       AND expires_at > now() - interval '12 hours')
    $$;

CREATE FUNCTION start_session(new_digest bytea, for_account text, for_device uuid, until timestamptz) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = hub, pg_temp
    AS $$
        DELETE FROM session WHERE device = for_device AND expires_at < now() - interval '12 hours';
        UPDATE device SET seen_at = now() WHERE device = for_device;
        INSERT INTO session VALUES (new_digest, for_account, for_device, until);
    $$;

CREATE FUNCTION end_session(asked bytea) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = hub, pg_temp
    AS $$ DELETE FROM session WHERE digest = asked $$;

CREATE FUNCTION failures_of(asked bytea, in_slot bigint) RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = hub, pg_temp
    AS $$ SELECT coalesce(sum(failures), 0) FROM attempt WHERE subject = asked AND slot IN (in_slot, in_slot - 1) $$;

CREATE FUNCTION note_failure(asked bytea, in_slot bigint) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = hub, pg_temp
    AS $$
        DELETE FROM attempt WHERE slot < in_slot - 1;
        INSERT INTO attempt VALUES (asked, in_slot, 1)
        ON CONFLICT (subject, slot) DO UPDATE SET failures = attempt.failures + 1;
    $$;

CREATE FUNCTION link_of(asked text, ticket bytea) RETURNS TABLE (link bytea)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = hub, pg_temp
    AS $$
        SELECT link FROM code JOIN account USING (account)
        WHERE account = asked AND active AND ticket_digest = ticket AND expires_at > now()
    $$;

-- 'ok', or what is wrong: 'ticket' (no such code, or another account, or too late), 'keys', 'device'.
CREATE FUNCTION enrol(ticket bytea, for_account text, new_device jsonb, keys bytea[], new_password text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp
    AS $$
    DECLARE known account%ROWTYPE;
    BEGIN
        SELECT account.* INTO known FROM account JOIN code USING (account)
        WHERE account = for_account AND active AND ticket_digest = ticket AND expires_at > now() FOR UPDATE OF code;
        IF NOT FOUND THEN RETURN 'ticket'; END IF;
        IF known.sign_key IS DISTINCT FROM keys[1] AND known.sign_key IS NOT NULL
           OR known.box_key IS DISTINCT FROM keys[2] AND known.box_key IS NOT NULL THEN RETURN 'keys'; END IF;
        IF EXISTS (SELECT FROM device WHERE device = (new_device ->> 'device')::uuid) THEN RETURN 'device'; END IF;
        DELETE FROM code WHERE account = for_account;
        IF known.sign_key IS NULL THEN
            UPDATE account SET sign_key = keys[1], box_key = keys[2], bound = keys[3] WHERE account = for_account;
        END IF;
        INSERT INTO credential VALUES (for_account, new_password)
        ON CONFLICT (account) DO UPDATE SET password = new_password;
        INSERT INTO device (device, account, label, secret_digest)
        VALUES ((new_device ->> 'device')::uuid, for_account, new_device ->> 'label', keys[4]);
        INSERT INTO stream (stream) VALUES ('me/' || for_account) ON CONFLICT DO NOTHING;
        INSERT INTO member VALUES ('me/' || for_account, for_account, true, false) ON CONFLICT DO NOTHING;
        RETURN 'ok';
    END $$;

-- Streams and erasure --------------------------------------------------------------------------------------------

-- 'ok' or 'forbidden'; who makes a stream is its first member.
CREATE FUNCTION make_stream(asked text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp
    AS $$
    BEGIN
        IF my_role() IS NULL OR EXISTS (SELECT FROM erasure WHERE stream = asked AND id IS NULL)
           OR NOT (asked LIKE 'dossier/%' AND my_role() <> 'partner'
                   OR asked LIKE 'team/%' AND my_role() IN ('manager', 'administrator')
                   OR asked = 'inbox/' || my_organisation() AND my_role() <> 'coach') THEN
            RETURN 'forbidden';
        END IF;
        INSERT INTO stream (stream) VALUES (asked) ON CONFLICT DO NOTHING;
        IF FOUND THEN
            INSERT INTO member VALUES (asked, me(), true, true);
        ELSIF NOT EXISTS (SELECT FROM member WHERE stream = asked AND account = me() AND may_share AND NOT has_left) THEN
            RETURN 'forbidden';
        END IF;
        RETURN 'ok';
    END $$;

-- Locks both streams in the order of their names and gives the next number in each.
CREATE FUNCTION number_both(one text, other text, OUT one_seq bigint, OUT other_seq bigint)
    LANGUAGE plpgsql SET search_path = hub, pg_temp
    AS $$
    BEGIN
        PERFORM FROM stream WHERE stream IN (one, other) ORDER BY stream FOR UPDATE;
        UPDATE stream SET head = head + 1 WHERE stream IN (one, other);
        SELECT head INTO one_seq FROM stream WHERE stream = one;
        SELECT head INTO other_seq FROM stream WHERE stream = other;
    END $$;

-- What erasing takes away; also used to repeat the list after a restore. What was sent from an erased stream stays as
-- a bare state, so that the receiver learns that it has to erase too.
CREATE FUNCTION wipe(asked text, asked_id text) RETURNS void
    LANGUAGE plpgsql SET search_path = hub, pg_temp
    AS $$
    DECLARE sent referral%ROWTYPE; seqs record;
    BEGIN
        IF asked_id IS NOT NULL THEN
            DELETE FROM record WHERE stream = asked AND id = asked_id;
            RETURN;
        END IF;
        UPDATE stream SET erased = true WHERE stream = asked;
        DELETE FROM record WHERE stream = asked;
        DELETE FROM operation WHERE stream = asked;
        DELETE FROM stream_key WHERE stream = asked;
        DELETE FROM blob WHERE stream = asked;
        FOR sent IN SELECT * FROM referral WHERE stream = asked LOOP
            SELECT * INTO seqs FROM number_both(sent.stream, sent.inbox);
            UPDATE referral SET state = 'toestemming_ingetrokken', stream_seq = seqs.one_seq, inbox_seq = seqs.other_seq
            WHERE referral = sent.referral;
            DELETE FROM referral_step WHERE referral = sent.referral;
        END LOOP;
    END $$;

CREATE FUNCTION erase(asked text, asked_id text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp
    AS $$
    BEGIN
        IF asked NOT IN (SELECT my_shared()) THEN
            RETURN false;
        END IF;
        PERFORM FROM stream WHERE stream = asked FOR UPDATE; -- a push that is going on comes before or after
        IF NOT EXISTS (SELECT FROM erasure WHERE stream = asked AND id IS NOT DISTINCT FROM asked_id) THEN
            UPDATE state SET erasures = erasures + 1;
            INSERT INTO erasure SELECT erasures, asked, asked_id FROM state;
        END IF;
        PERFORM wipe(asked, asked_id);
        RETURN true;
    END $$;

-- The ids among these that may never come back; a row with id null is the whole stream.
CREATE FUNCTION erased_among(streams text[]) RETURNS TABLE (stream text, id text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = hub, pg_temp
    AS $$
        SELECT erasure.stream, erasure.id FROM erasure
        WHERE erasure.stream = ANY (streams) AND erasure.stream IN (SELECT my_streams())
    $$;

-- Lets an account of the own organisation into streams that have a key for the escrow, and notes it; false when one of
-- them has not, or it is not for this caller. The right to write and share comes with it: the members may all be gone.
CREATE FUNCTION use_escrow(for_account text, streams text[]) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp
    AS $$
    BEGIN
        IF my_role() IS DISTINCT FROM 'administrator'
           OR NOT EXISTS (SELECT FROM account WHERE account = for_account AND organisation = my_organisation() AND active)
           OR EXISTS (SELECT FROM unnest(streams) AS asked (stream)
                      WHERE NOT EXISTS (SELECT FROM wrap JOIN account ON account = wrapped_by
                                        WHERE wrap.stream = asked.stream AND recipient = 'escrow'
                                          AND organisation = my_organisation())) THEN
            RETURN false;
        END IF;
        INSERT INTO member SELECT stream, for_account, true, true, false FROM unnest(streams) AS asked (stream)
        ON CONFLICT (stream, account) DO UPDATE SET may_write = true, may_share = true, has_left = false;
        INSERT INTO escrow_use (stream, account, used_by)
        SELECT stream, for_account, me() FROM unnest(streams) AS asked (stream);
        RETURN true;
    END $$;

-- What was taken away longer ago than this is forgotten; a cursor below the floor has to start over.
CREATE FUNCTION tidy(keep interval) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp
    AS $$
    DECLARE found bigint := 0; old record;
    BEGIN
        FOR old IN SELECT stream, max(seq) AS last, count(*) AS many FROM record
                   WHERE gone AND changed_at < now() - greatest(keep, interval '30 days') GROUP BY stream ORDER BY stream LOOP
            UPDATE stream SET floor = greatest(floor, old.last) WHERE stream = old.stream;
            DELETE FROM record WHERE stream = old.stream AND gone AND seq <= old.last;
            found := found + old.many;
        END LOOP;
        DELETE FROM session WHERE expires_at < now() - interval '12 hours';
        RETURN found;
    END $$;

-- Referrals ------------------------------------------------------------------------------------------------------

CREATE FUNCTION has_inbox(asked text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = hub, pg_temp
    AS $$ SELECT EXISTS (SELECT FROM stream WHERE stream = 'inbox/' || asked AND NOT erased) $$;

CREATE FUNCTION send_referral(asked jsonb, first_step text, first_sig bytea) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp
    AS $$
    DECLARE seqs record; from_stream text := asked ->> 'stream'; to_inbox text := 'inbox/' || (asked ->> 'to');
    BEGIN
        IF from_stream NOT IN (SELECT my_writable()) OR NOT has_inbox(asked ->> 'to')
           OR EXISTS (SELECT FROM stream WHERE stream = from_stream AND erased) THEN
            RETURN false;
        END IF;
        SELECT * INTO seqs FROM number_both(from_stream, to_inbox);
        INSERT INTO referral VALUES ((asked ->> 'referral')::uuid, from_stream, to_inbox, seqs.one_seq, seqs.other_seq,
            asked ->> 'state', asked ->> 'kind', my_organisation(), asked ->> 'to', (asked ->> 'answer_by')::date,
            (asked ->> 'urgent')::boolean) ON CONFLICT DO NOTHING;
        IF FOUND THEN
            INSERT INTO referral_step VALUES
                ((asked ->> 'referral')::uuid, 1, (asked ->> 'op')::uuid, me(), first_sig, first_step);
        END IF;
        RETURN FOUND;
    END $$;

-- Writes a step that was found legal; false when the referral moved on in between, or is not ours to move.
CREATE FUNCTION move_referral(asked uuid, seen text, asked_op uuid, next jsonb, new_sig bytea) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp
    AS $$
    DECLARE seqs record; known referral%ROWTYPE;
    BEGIN
        SELECT * INTO known FROM referral WHERE referral = asked;
        IF NOT FOUND OR (known.stream NOT IN (SELECT my_writable()) AND known.inbox NOT IN (SELECT my_writable())) THEN
            RETURN false;
        END IF;
        SELECT * INTO seqs FROM number_both(known.stream, known.inbox);
        SELECT * INTO known FROM referral WHERE referral = asked FOR UPDATE;
        IF known.state <> seen THEN
            RETURN false;
        END IF;
        UPDATE referral SET state = next ->> 'state', stop_asked = known.stop_asked OR (next ->> 'stop_asked')::boolean,
            stream_seq = seqs.one_seq, inbox_seq = seqs.other_seq WHERE referral = asked;
        INSERT INTO referral_step
            SELECT asked, max(nth) + 1, asked_op, me(), new_sig, next ->> 'step' FROM referral_step WHERE referral = asked;
        RETURN true;
    END $$;

CREATE FUNCTION may_write_referral(asked uuid) RETURNS TABLE (is_sender boolean, is_receiver boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = hub, pg_temp
    AS $$
        SELECT stream IN (SELECT my_writable()), inbox IN (SELECT my_writable()) FROM referral WHERE referral = asked
    $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA hub FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA hub TO keukentafel_hub;
REVOKE ALL ON FUNCTION wipe(text, text), number_both(text, text) FROM keukentafel_hub;
