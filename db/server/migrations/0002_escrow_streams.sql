-- What an administrator can open with the code on paper: the streams of the own organisation, with who reads them.
CREATE FUNCTION escrow_streams() RETURNS TABLE (stream text, account text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = hub, pg_temp
    AS $$
        SELECT member.stream, member.account FROM member
        WHERE my_role() = 'administrator' AND NOT has_left AND EXISTS (
            SELECT FROM wrap JOIN account ON account.account = wrapped_by
            WHERE wrap.stream = member.stream AND recipient = 'escrow' AND organisation = my_organisation()
        )
        ORDER BY member.stream, member.account
    $$;
REVOKE ALL ON FUNCTION escrow_streams() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION escrow_streams() TO keukentafel_hub;
