-- Referrals over the hub: which organisation of the hub one in the register is, how far the hub says a referral is, and
-- the steps that have to be told to it.
ALTER TABLE organisation ADD COLUMN hub_name TEXT NOT NULL DEFAULT '' CHECK (length(hub_name) <= 60);

-- What the hub told of a referral last. It stays when the referral is erased here, with its id only, so that what was
-- erased does not come in again.
CREATE TABLE hub_referral (
    referral_id TEXT PRIMARY KEY CHECK (length(referral_id) = 36),
    side TEXT NOT NULL CHECK (side IN ('verzender', 'ontvanger')),
    told BLOB,
    state TEXT, -- in told
    clash TEXT, -- the step of ours that came too late
    taken_in INTEGER NOT NULL DEFAULT 0 CHECK (taken_in IN (0, 1)),
    erased INTEGER NOT NULL DEFAULT 0 CHECK (erased IN (0, 1))
) STRICT, WITHOUT ROWID;

-- Steps as they were sealed and signed, oldest first. They stay: a hub that was restored gets them again.
CREATE TABLE referral_step (
    nth INTEGER PRIMARY KEY,
    referral_id TEXT NOT NULL REFERENCES referral (id) ON DELETE CASCADE,
    step TEXT NOT NULL,
    message BLOB NOT NULL,
    was_sent INTEGER NOT NULL DEFAULT 0 CHECK (was_sent IN (0, 1)), -- it may be there already
    epoch TEXT, -- of the hub that has it
    refused TEXT CHECK (refused IN ('invalid', 'forbidden'))
) STRICT;
CREATE INDEX referral_step_of ON referral_step (referral_id);

CREATE TRIGGER hub_referral_erased AFTER DELETE ON referral
BEGIN UPDATE hub_referral SET told = NULL, clash = NULL, taken_in = 1, erased = 1 WHERE referral_id = old.id; END;

-- A referral ends once, unless the hub says that something else came first.
DROP TRIGGER referral_closed_stays;
CREATE TRIGGER referral_closed_stays BEFORE UPDATE OF state ON referral
WHEN old.state IN ('afgerond', 'geweigerd', 'ingetrokken', 'verlopen', 'toestemming_ingetrokken')
    AND new.state <> old.state
    AND NOT EXISTS (SELECT 1 FROM hub_referral WHERE referral_id = old.id AND state = new.state)
BEGIN SELECT raise(ABORT, 'a referral ends once'); END;
