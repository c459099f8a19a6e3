-- The store of Keukentafel, as a fresh one is made. Migrations lead older stores to exactly this.
-- Dates are ISO text (2026-07-01), moments local ISO text without zone, amounts whole eurocents.
-- The columns stream .. deleted_at stand on every record that may travel: the stream it belongs to, the revision the
-- hub gave it, the last body both sides agreed on, the version of its shape, fields a newer program sent along, and
-- when it was taken away (the row stays, so that the taking away can travel and be undone).

-- Whose profile this is, on this device only: one row.
CREATE TABLE profile (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    actor TEXT NOT NULL CHECK (length(actor) BETWEEN 1 AND 80),
    device TEXT NOT NULL CHECK (length(device) = 36)
) STRICT;

CREATE TABLE dossier (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    label TEXT NOT NULL CHECK (length(label) BETWEEN 1 AND 120),
    address TEXT NOT NULL DEFAULT '' CHECK (length(address) <= 200),
    district TEXT NOT NULL DEFAULT '' CHECK (length(district) <= 80),
    phone TEXT NOT NULL DEFAULT '' CHECK (length(phone) <= 30),
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??*'),
    closed_on TEXT CHECK (closed_on IS date(closed_on)),
    legal_hold INTEGER NOT NULL DEFAULT 0 CHECK (legal_hold IN (0, 1)),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;

CREATE TABLE visit (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    type TEXT NOT NULL CHECK (type IN ('voorzieningenwijzer', 'servicegesprek', 'vervolg', 'budget', 'energie')),
    state TEXT NOT NULL CHECK (state IN ('gepland', 'bezig', 'afgesloten')),
    starts_at TEXT NOT NULL CHECK (starts_at GLOB '????-??-??T??:??:??*'),
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 5 AND 600),
    step TEXT NOT NULL CHECK (step IN ('begin', 'huishouden', 'inkomen', 'wonen', 'zorg', 'energie', 'rondgang', 'meten', 'besparen', 'gemeente', 'belasting',
                                       'budget', 'schulden', 'wat_als', 'kansen', 'afspraken', 'verslag')),
    resume_at TEXT NOT NULL DEFAULT '' CHECK (length(resume_at) <= 200),
    purpose TEXT NOT NULL DEFAULT '' CHECK (length(purpose) <= 1000),
    preparation TEXT NOT NULL DEFAULT '' CHECK (length(preparation) <= 4000),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE INDEX visit_of_dossier ON visit (dossier_id);
CREATE INDEX visit_by_start ON visit (starts_at);

CREATE TABLE answer (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    path TEXT NOT NULL CHECK (length(path) BETWEEN 1 AND 200),
    value TEXT CHECK (value IS NULL OR json_valid(value)), -- JSON, so that yes, 1 and "1" stay apart
    status TEXT NOT NULL CHECK (status IN ('beantwoord', 'weet_niet', 'wil_niet_zeggen', 'niet_gevraagd')),
    evidence TEXT CHECK (evidence IS NULL OR evidence IN ('gezien', 'verteld', 'geschat')),
    valid_from TEXT CHECK (valid_from IS date(valid_from)),
    visit_id TEXT REFERENCES visit (id),
    answered_at TEXT NOT NULL CHECK (answered_at GLOB '????-??-??T??:??:??*'),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT,
    CHECK ((status = 'beantwoord') = (value IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX answer_once ON answer (dossier_id, path, coalesce(valid_from, '')) WHERE deleted_at IS NULL;
CREATE INDEX answer_of_visit ON answer (visit_id);

CREATE TABLE note (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    body TEXT NOT NULL CHECK (length(body) BETWEEN 1 AND 20000),
    written_at TEXT NOT NULL CHECK (written_at GLOB '????-??-??T??:??:??*'),
    author TEXT NOT NULL,
    visit_id TEXT REFERENCES visit (id),
    corrects TEXT REFERENCES note (id),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE INDEX note_of_dossier ON note (dossier_id, written_at);
CREATE INDEX note_of_visit ON note (visit_id);
CREATE INDEX note_corrected ON note (corrects);

CREATE TABLE contact_attempt (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    way TEXT NOT NULL CHECK (way IN ('telefoon', 'brief', 'e-mail', 'bericht', 'aan_de_deur')),
    at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??*'),
    outcome TEXT NOT NULL CHECK (length(outcome) BETWEEN 1 AND 1000),
    author TEXT NOT NULL,
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE INDEX contact_attempt_of_dossier ON contact_attempt (dossier_id, at);

CREATE TABLE disclosure_ground (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    ground TEXT NOT NULL
        CHECK (ground IN ('toestemming', 'wettelijke_taak', 'gerechtvaardigd_belang', 'vitaal_belang')),
    purpose TEXT NOT NULL CHECK (length(purpose) BETWEEN 1 AND 500),
    receiver TEXT NOT NULL CHECK (length(receiver) BETWEEN 1 AND 200),
    parts TEXT NOT NULL CHECK (json_valid(parts) AND json_type(parts) = 'array'),
    how_given TEXT NOT NULL CHECK (length(how_given) BETWEEN 1 AND 500),
    given_at TEXT NOT NULL CHECK (given_at GLOB '????-??-??T??:??:??*'),
    until TEXT CHECK (until IS date(until)),
    withdrawn_at TEXT CHECK (withdrawn_at IS NULL OR withdrawn_at GLOB '????-??-??T??:??:??*'),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE INDEX disclosure_ground_of_dossier ON disclosure_ground (dossier_id);

CREATE TABLE finding (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    regeling TEXT NOT NULL CHECK (length(regeling) BETWEEN 1 AND 80),
    state TEXT NOT NULL
        CHECK (state IN ('te_kiezen', 'gepland', 'aangevraagd', 'toegekend', 'afgewezen', 'niet_gewenst')),
    visit_id TEXT REFERENCES visit (id),
    who TEXT CHECK (who IS NULL OR who IN ('bewoner', 'coach', 'samen', 'corporatie')),
    due TEXT CHECK (due IS date(due)),
    reason TEXT NOT NULL DEFAULT '' CHECK (length(reason) <= 1000),
    planned_per_year INTEGER,
    realised INTEGER,
    realised_since TEXT CHECK (realised_since IS date(realised_since)),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX finding_once ON finding (dossier_id, regeling) WHERE deleted_at IS NULL;
CREATE INDEX finding_of_visit ON finding (visit_id);

CREATE TABLE agreement (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    visit_id TEXT NOT NULL REFERENCES visit (id),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 3),
    what TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 300),
    first_step TEXT NOT NULL DEFAULT '' CHECK (length(first_step) <= 300),
    who TEXT NOT NULL CHECK (who IN ('bewoner', 'coach', 'samen', 'corporatie')),
    due TEXT NOT NULL CHECK (due IS date(due)),
    done_on TEXT CHECK (done_on IS date(done_on)),
    regeling TEXT NOT NULL DEFAULT '' CHECK (length(regeling) <= 80),
    first_step_on TEXT CHECK (first_step_on IS date(first_step_on)),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX agreement_place ON agreement (visit_id, position) WHERE deleted_at IS NULL;
CREATE INDEX agreement_of_dossier ON agreement (dossier_id);

CREATE TABLE task (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT REFERENCES dossier (id),
    what TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 300),
    due TEXT NOT NULL CHECK (due IS date(due)),
    done_on TEXT CHECK (done_on IS date(done_on)),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE INDEX task_by_due ON task (due);
CREATE INDEX task_of_dossier ON task (dossier_id);

CREATE TABLE goal (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    what TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 300),
    reward TEXT NOT NULL DEFAULT '' CHECK (length(reward) <= 300),
    due TEXT CHECK (due IS date(due)),
    done_on TEXT CHECK (done_on IS date(done_on)),
    visit_id TEXT REFERENCES visit (id),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE INDEX goal_of_dossier ON goal (dossier_id);
CREATE INDEX goal_of_visit ON goal (visit_id);

CREATE TABLE step (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    goal_id TEXT NOT NULL REFERENCES goal (id),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    what TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 300),
    who TEXT NOT NULL CHECK (who IN ('bewoner', 'coach', 'samen', 'corporatie')),
    due TEXT CHECK (due IS date(due)),
    done_on TEXT CHECK (done_on IS date(done_on)),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE INDEX step_of_goal ON step (goal_id);
CREATE INDEX step_of_dossier ON step (dossier_id);

CREATE TABLE pillar_score (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    pillar TEXT NOT NULL CHECK (length(pillar) BETWEEN 1 AND 40),
    score INTEGER NOT NULL CHECK (score BETWEEN 1 AND 10),
    scored_on TEXT NOT NULL CHECK (scored_on IS date(scored_on)),
    visit_id TEXT REFERENCES visit (id),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX pillar_score_once ON pillar_score (dossier_id, pillar, scored_on) WHERE deleted_at IS NULL;
CREATE INDEX pillar_score_of_visit ON pillar_score (visit_id);

CREATE TABLE energy_observation (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    visit_id TEXT NOT NULL REFERENCES visit (id),
    item TEXT NOT NULL CHECK (length(item) BETWEEN 1 AND 60),
    seen TEXT CHECK (seen IS NULL OR seen IN ('goed', 'kan_beter', 'niet_hier')),
    choice TEXT CHECK (choice IS NULL OR choice IN ('doet_het_al', 'gaat_het_doen', 'wil_niet', 'past_niet')),
    explained INTEGER NOT NULL CHECK (explained IN (0, 1)),
    placed INTEGER NOT NULL CHECK (placed IN (0, 1)),
    reported INTEGER NOT NULL CHECK (reported IN (0, 1)),
    look_again TEXT CHECK (look_again IS date(look_again)),
    pieces INTEGER NOT NULL CHECK (pieces BETWEEN 0 AND 200),
    needed INTEGER CHECK (needed BETWEEN 0 AND 200),
    note TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 1000),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX energy_observation_once ON energy_observation (visit_id, item) WHERE deleted_at IS NULL;
CREATE INDEX energy_observation_of_dossier ON energy_observation (dossier_id);

CREATE TABLE meter_reading (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    register TEXT NOT NULL
        CHECK (register IN ('gas', 'stroom_normaal', 'stroom_laag', 'terug_normaal', 'terug_laag', 'warmte', 'water')),
    day TEXT NOT NULL CHECK (day IS date(day)),
    value INTEGER NOT NULL CHECK (value >= 0), -- thousandths of the unit of the register
    meter TEXT NOT NULL DEFAULT '' CHECK (length(meter) <= 40),
    visit_id TEXT REFERENCES visit (id),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX meter_reading_once ON meter_reading (dossier_id, register, day, meter) WHERE deleted_at IS NULL;
CREATE INDEX meter_reading_of_visit ON meter_reading (visit_id);

CREATE TABLE appliance (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    way TEXT NOT NULL CHECK (way IN ('altijd', 'uren', 'beurten')),
    typical TEXT NOT NULL DEFAULT '' CHECK (length(typical) <= 60),
    tenths_w INTEGER CHECK (tenths_w > 0),
    wh INTEGER CHECK (wh >= 0),
    minutes INTEGER CHECK (minutes > 0),
    minutes_a_day INTEGER CHECK (minutes_a_day BETWEEN 0 AND 1440),
    days_a_year INTEGER NOT NULL CHECK (days_a_year BETWEEN 0 AND 366),
    tenths_turns_a_week INTEGER CHECK (tenths_turns_a_week >= 0),
    standby INTEGER NOT NULL CHECK (standby IN (0, 1)),
    medical INTEGER NOT NULL CHECK (medical IN (0, 1)),
    visit_id TEXT REFERENCES visit (id),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE INDEX appliance_of_dossier ON appliance (dossier_id);
CREATE INDEX appliance_of_visit ON appliance (visit_id);

CREATE TABLE room_climate (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    room TEXT NOT NULL CHECK (length(room) BETWEEN 1 AND 40),
    day TEXT NOT NULL CHECK (day IS date(day)),
    tenths_c INTEGER CHECK (tenths_c BETWEEN -200 AND 600),
    humidity INTEGER CHECK (humidity BETWEEN 0 AND 100),
    visit_id TEXT REFERENCES visit (id),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX room_climate_once ON room_climate (dossier_id, room, day) WHERE deleted_at IS NULL;
CREATE INDEX room_climate_of_visit ON room_climate (visit_id);

CREATE TABLE budget_line (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    category TEXT NOT NULL CHECK (length(category) BETWEEN 1 AND 60),
    label TEXT NOT NULL CHECK (length(label) BETWEEN 1 AND 80),
    amount INTEGER CHECK (amount BETWEEN 0 AND 9999999999), -- eurocents per payment
    per TEXT NOT NULL CHECK (per IN ('week', 'vier_weken', 'maand', 'kwartaal', 'jaar')),
    payment TEXT NOT NULL
        CHECK (payment IN ('bijschrijving', 'incasso', 'overmaken', 'pinnen', 'contant', 'ingehouden', 'blijft_staan')),
    payer TEXT NOT NULL CHECK (payer IN ('bewoner', 'partner', 'samen', 'ander')),
    evidence TEXT NOT NULL CHECK (evidence IN ('gezien', 'verteld', 'geschat')),
    must INTEGER NOT NULL CHECK (must IN (0, 1)),
    movable INTEGER NOT NULL CHECK (movable IN (0, 1)),
    day INTEGER CHECK (day BETWEEN 1 AND 31),
    known_on TEXT CHECK (known_on IS date(known_on)),
    starts TEXT CHECK (starts IS date(starts)),
    ends TEXT CHECK (ends IS date(ends)),
    visit_id TEXT REFERENCES visit (id),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE INDEX budget_line_of_dossier ON budget_line (dossier_id);
CREATE INDEX budget_line_of_visit ON budget_line (visit_id);

CREATE TABLE budget_pot (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    category TEXT NOT NULL CHECK (length(category) BETWEEN 1 AND 60),
    balance INTEGER NOT NULL CHECK (balance BETWEEN 0 AND 9999999999), -- eurocents
    counted_on TEXT NOT NULL CHECK (counted_on IS date(counted_on)),
    goal INTEGER CHECK (goal BETWEEN 1 AND 9999999999),
    visit_id TEXT REFERENCES visit (id),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX budget_pot_once ON budget_pot (dossier_id, category) WHERE deleted_at IS NULL;
CREATE INDEX budget_pot_of_visit ON budget_pot (visit_id);

CREATE TABLE account_balance (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    day TEXT NOT NULL CHECK (day IS date(day)),
    amount INTEGER NOT NULL CHECK (amount BETWEEN -9999999999 AND 9999999999), -- eurocents
    visit_id TEXT REFERENCES visit (id),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX account_balance_once ON account_balance (dossier_id, day) WHERE deleted_at IS NULL;
CREATE INDEX account_balance_of_visit ON account_balance (visit_id);

-- what was agreed about the day on which a cost is collected
CREATE TABLE collection_move (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    line_id TEXT NOT NULL REFERENCES budget_line (id),
    from_day INTEGER NOT NULL CHECK (from_day BETWEEN 1 AND 31),
    to_day INTEGER NOT NULL CHECK (to_day BETWEEN 1 AND 31),
    since TEXT NOT NULL CHECK (since IS date(since)),
    agreed_on TEXT NOT NULL CHECK (agreed_on IS date(agreed_on)),
    task_id TEXT REFERENCES task (id),
    visit_id TEXT REFERENCES visit (id),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX collection_move_once ON collection_move (line_id) WHERE deleted_at IS NULL;
CREATE INDEX collection_move_of_dossier ON collection_move (dossier_id);
CREATE INDEX collection_move_of_visit ON collection_move (visit_id);

-- a reminder that the resident wants before a cost is collected, with the yes to it
CREATE TABLE reminder (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    line_id TEXT NOT NULL REFERENCES budget_line (id),
    number TEXT NOT NULL CHECK (length(number) BETWEEN 8 AND 20),
    days_before INTEGER NOT NULL CHECK (days_before BETWEEN 1 AND 14),
    agreed_on TEXT NOT NULL CHECK (agreed_on IS date(agreed_on)),
    how_given TEXT NOT NULL CHECK (length(how_given) BETWEEN 1 AND 200),
    link TEXT NOT NULL DEFAULT '' CHECK (length(link) <= 300),
    stopped_on TEXT CHECK (stopped_on IS date(stopped_on)),
    visit_id TEXT REFERENCES visit (id),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX reminder_once ON reminder (line_id, number) WHERE deleted_at IS NULL;
CREATE INDEX reminder_of_dossier ON reminder (dossier_id);
CREATE INDEX reminder_of_visit ON reminder (visit_id);

CREATE TABLE debt (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    creditor TEXT NOT NULL CHECK (length(creditor) BETWEEN 1 AND 120),
    kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 60),
    principal INTEGER CHECK (principal >= 0),
    costs INTEGER CHECK (costs >= 0),
    interest INTEGER CHECK (interest >= 0),
    since TEXT CHECK (since IS date(since)),
    stage TEXT NOT NULL CHECK (stage IN ('op_tijd', 'achter', 'herinnering', 'aanmaning', 'incasso', 'dagvaarding',
                                         'vonnis', 'aangekondigd')),
    collector TEXT NOT NULL DEFAULT '' CHECK (length(collector) <= 120),
    reference TEXT NOT NULL DEFAULT '' CHECK (length(reference) <= 60),
    instalment INTEGER CHECK (instalment >= 0),
    seized INTEGER NOT NULL CHECK (seized IN (0, 1)),
    disputed INTEGER NOT NULL CHECK (disputed IN (0, 1)),
    notice TEXT NOT NULL CHECK (notice IN ('onbekend', 'gehad', 'niet_goed', 'niet_gehad')),
    notice_on TEXT CHECK (notice_on IS date(notice_on)),
    note TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 1000),
    settled_on TEXT CHECK (settled_on IS date(settled_on)),
    visit_id TEXT REFERENCES visit (id),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE INDEX debt_of_dossier ON debt (dossier_id);
CREATE INDEX debt_of_visit ON debt (visit_id);

CREATE TABLE debt_letter (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    debt_id TEXT NOT NULL REFERENCES debt (id),
    attachment_id TEXT NOT NULL REFERENCES attachment (id),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE INDEX debt_letter_of_dossier ON debt_letter (dossier_id);
CREATE UNIQUE INDEX debt_letter_once ON debt_letter (debt_id, attachment_id) WHERE deleted_at IS NULL;
CREATE INDEX debt_letter_of_attachment ON debt_letter (attachment_id);

CREATE TABLE payment_plan (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    strategy TEXT NOT NULL CHECK (strategy IN ('dringend_eerst', 'naar_grootte', 'snelst_minder')),
    per_month INTEGER NOT NULL CHECK (per_month > 0),
    could_pay INTEGER NOT NULL CHECK (could_pay >= per_month),
    floor INTEGER CHECK (floor >= 0),
    started_on TEXT NOT NULL CHECK (started_on IS date(started_on)),
    state TEXT NOT NULL CHECK (state IN ('loopt', 'pauze', 'klaar', 'gestopt')),
    pause_from TEXT CHECK (pause_from IS date(pause_from)),
    pause_until TEXT CHECK (pause_until IS date(pause_until)),
    pause_condition TEXT NOT NULL DEFAULT '' CHECK (length(pause_condition) <= 300),
    ended_on TEXT CHECK (ended_on IS date(ended_on)),
    visit_id TEXT REFERENCES visit (id),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE INDEX payment_plan_of_dossier ON payment_plan (dossier_id);
CREATE INDEX payment_plan_of_visit ON payment_plan (visit_id);

CREATE TABLE instalment (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    plan_id TEXT NOT NULL REFERENCES payment_plan (id),
    debt_id TEXT NOT NULL REFERENCES debt (id),
    pay_day TEXT NOT NULL CHECK (pay_day IS date(pay_day)),
    due TEXT NOT NULL CHECK (due IS date(due) AND due >= pay_day), -- nothing is due before its income
    amount INTEGER NOT NULL CHECK (amount > 0),
    state TEXT NOT NULL CHECK (state IN ('open', 'betaald', 'gemist', 'verzet')),
    paid_on TEXT CHECK (paid_on IS date(paid_on)),
    replaces TEXT REFERENCES instalment (id),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE INDEX instalment_of_dossier ON instalment (dossier_id);
CREATE INDEX instalment_of_plan ON instalment (plan_id);
CREATE INDEX instalment_of_debt ON instalment (debt_id);
CREATE INDEX instalment_of_instalment ON instalment (replaces);

CREATE TABLE talk_outcome (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    visit_id TEXT NOT NULL REFERENCES visit (id),
    topic TEXT NOT NULL CHECK (topic IN ('betalingsregeling', 'geen_kosten', 'uitstel', 'toeslagen')),
    result TEXT NOT NULL CHECK (result IN ('afgesproken', 'later', 'niet_nodig', 'lukt_niet')),
    said TEXT NOT NULL DEFAULT '' CHECK (length(said) <= 500),
    until TEXT CHECK (until IS date(until)),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE INDEX talk_outcome_of_dossier ON talk_outcome (dossier_id);
CREATE UNIQUE INDEX talk_outcome_once ON talk_outcome (visit_id, topic) WHERE deleted_at IS NULL;

CREATE TABLE withholding (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    per_month INTEGER NOT NULL CHECK (per_month > 0),
    begins_on TEXT NOT NULL CHECK (begins_on IS date(begins_on)),
    ends_on TEXT CHECK (ends_on IS date(ends_on)),
    ground_id TEXT REFERENCES disclosure_ground (id),
    agreed_on TEXT CHECK (agreed_on IS date(agreed_on)),
    agreed_with TEXT NOT NULL DEFAULT '' CHECK (length(agreed_with) <= 120),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE INDEX withholding_of_dossier ON withholding (dossier_id);
CREATE INDEX withholding_of_ground ON withholding (ground_id);

CREATE TABLE setting (
    id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 80), -- the name of the setting
    value TEXT NOT NULL CHECK (length(value) <= 500),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;

-- A picture as it was sealed: cut out and blacked out, without what the camera wrote into it. Its bytes (JPEG) have a
-- table of their own, so that the journal and what travels hold the record only.
CREATE TABLE attachment (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    caption TEXT NOT NULL CHECK (length(caption) BETWEEN 1 AND 120),
    added_at TEXT NOT NULL CHECK (added_at GLOB '????-??-??T??:??:??*'),
    author TEXT NOT NULL,
    width INTEGER NOT NULL CHECK (width > 0),
    height INTEGER NOT NULL CHECK (height > 0),
    size INTEGER NOT NULL CHECK (size > 0),
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    bsn TEXT NOT NULL CHECK (bsn IN ('geen', 'afgedekt')),
    visit_id TEXT REFERENCES visit (id),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE INDEX attachment_of_dossier ON attachment (dossier_id, added_at);
CREATE INDEX attachment_of_visit ON attachment (visit_id);

CREATE TABLE attachment_content (
    attachment_id TEXT PRIMARY KEY REFERENCES attachment (id) ON DELETE CASCADE,
    bytes BLOB NOT NULL CHECK (length(bytes) BETWEEN 1 AND 2000000)
) STRICT;

-- A referral, out or in. What was sent or came in is kept apart, so that the journal holds none of it and an answer of
-- no can throw it away. organisation_id is in the register of who sent it, which a colleague in the dossier does not have.
CREATE TABLE referral (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    direction TEXT NOT NULL CHECK (direction IN ('uit', 'in')),
    kind TEXT NOT NULL CHECK (kind IN ('verwijzing', 'overdracht', 'warme_overdracht', 'vroegsignaal')),
    state TEXT NOT NULL CHECK (state IN ('concept', 'verzonden', 'ontvangen', 'geaccepteerd', 'in_behandeling', 'afgerond',
                                         'geweigerd', 'ingetrokken', 'verlopen', 'toestemming_ingetrokken')),
    organisation_kind TEXT NOT NULL CHECK (length(organisation_kind) BETWEEN 1 AND 60),
    counterpart TEXT NOT NULL CHECK (length(counterpart) <= 200),
    channel TEXT NOT NULL CHECK (channel IN ('hub', 'pakket')),
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??*'),
    dossier_id TEXT REFERENCES dossier (id), -- NULL as long as what came in was not taken on
    organisation_id TEXT,
    urgent INTEGER NOT NULL CHECK (urgent IN (0, 1)),
    name TEXT NOT NULL DEFAULT '' CHECK (length(name) <= 120),
    reachable TEXT NOT NULL DEFAULT '' CHECK (length(reachable) <= 200),
    question TEXT NOT NULL DEFAULT '' CHECK (length(question) <= 2000),
    parts TEXT NOT NULL CHECK (json_valid(parts) AND json_type(parts) = 'array'),
    notes TEXT NOT NULL CHECK (json_valid(notes) AND json_type(notes) = 'array'),
    arrears INTEGER CHECK (arrears > 0),
    arrears_since TEXT CHECK (arrears_since IS date(arrears_since)),
    ground_id TEXT REFERENCES disclosure_ground (id),
    sent_at TEXT CHECK (sent_at IS NULL OR sent_at GLOB '????-??-??T??:??:??*'),
    received_at TEXT CHECK (received_at IS NULL OR received_at GLOB '????-??-??T??:??:??*'),
    answer_by TEXT CHECK (answer_by IS date(answer_by)),
    answered_at TEXT CHECK (answered_at IS NULL OR answered_at GLOB '????-??-??T??:??:??*'),
    started_at TEXT CHECK (started_at IS NULL OR started_at GLOB '????-??-??T??:??:??*'),
    closed_at TEXT CHECK (closed_at IS NULL OR closed_at GLOB '????-??-??T??:??:??*'),
    refusal TEXT CHECK (refusal IS NULL OR refusal IN ('geen_plek', 'buiten_gebied', 'niet_onze_hulp', 'al_bekend',
                                                       'te_weinig_gegevens', 'anders')),
    reason TEXT NOT NULL DEFAULT '' CHECK (length(reason) <= 1000),
    outcome TEXT CHECK (outcome IS NULL OR outcome IN ('hulp_gestart', 'betalingsregeling', 'opgelost',
                                                       'informatie_en_advies', 'doorverwezen', 'al_in_hulp',
                                                       'wil_geen_hulp', 'niet_bereikt', 'verhuisd', 'anders')),
    outcome_note TEXT NOT NULL DEFAULT '' CHECK (length(outcome_note) <= 1000),
    stop_asked_at TEXT CHECK (stop_asked_at IS NULL OR stop_asked_at GLOB '????-??-??T??:??:??*'),
    first_on TEXT CHECK (first_on IS date(first_on)),
    checked TEXT NOT NULL CHECK (json_valid(checked) AND json_type(checked) = 'array'),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE INDEX referral_of_dossier ON referral (dossier_id);
CREATE INDEX referral_by_state ON referral (direction, state);

CREATE TABLE referral_content (
    referral_id TEXT PRIMARY KEY REFERENCES referral (id) ON DELETE CASCADE,
    payload TEXT NOT NULL CHECK (json_valid(payload) AND length(payload) <= 2000000)
) STRICT;

CREATE TRIGGER referral_content_no_update BEFORE UPDATE ON referral_content
BEGIN SELECT raise(ABORT, 'what was sent does not change'); END;
CREATE TRIGGER referral_content_no_replace BEFORE INSERT ON referral_content
WHEN EXISTS (SELECT 1 FROM referral_content WHERE referral_id = new.referral_id)
BEGIN SELECT raise(ABORT, 'what was sent does not change'); END;
CREATE TRIGGER referral_no_replace BEFORE INSERT ON referral
WHEN EXISTS (SELECT 1 FROM referral WHERE id = new.id)
BEGIN SELECT raise(ABORT, 'a referral is there once'); END;
-- What was sent says what was chosen then; only how far it is may change.
CREATE TRIGGER referral_sent_stays BEFORE UPDATE OF id, direction, kind, organisation_kind, counterpart, channel,
    created_at, organisation_id, urgent, name, reachable, question, parts, notes, arrears, arrears_since, ground_id,
    sent_at, answer_by ON referral
WHEN old.state <> 'concept'
BEGIN SELECT raise(ABORT, 'a referral that was sent does not change'); END;
CREATE TRIGGER referral_closed_stays BEFORE UPDATE OF state ON referral
WHEN old.state IN ('afgerond', 'geweigerd', 'ingetrokken', 'verlopen', 'toestemming_ingetrokken')
    AND new.state <> old.state
    AND NOT EXISTS (SELECT 1 FROM hub_referral WHERE referral_id = old.id AND state = new.state)
BEGIN SELECT raise(ABORT, 'a referral ends once'); END;
CREATE TRIGGER hub_referral_erased AFTER DELETE ON referral
BEGIN UPDATE hub_referral SET told = NULL, clash = NULL, taken_in = 1, erased = 1 WHERE referral_id = old.id; END;

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

-- The register of organisations that help households, as an organisation keeps it itself.
CREATE TABLE organisation (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 60),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    channel TEXT NOT NULL CHECK (channel IN ('hub', 'pakket')),
    district TEXT NOT NULL DEFAULT '' CHECK (length(district) <= 80),
    phone TEXT NOT NULL DEFAULT '' CHECK (length(phone) <= 30),
    mail TEXT NOT NULL DEFAULT '' CHECK (length(mail) <= 120),
    address TEXT NOT NULL DEFAULT '' CHECK (length(address) <= 200),
    hours TEXT NOT NULL CHECK (json_valid(hours) AND json_type(hours) = 'array'),
    bring TEXT NOT NULL CHECK (json_valid(bring) AND json_type(bring) = 'array'),
    answer_days INTEGER CHECK (answer_days BETWEEN 1 AND 90),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
, hub_name TEXT NOT NULL DEFAULT '' CHECK (length(hub_name) <= 60)) STRICT;

-- The duties that come before arrears are told to the municipality, each with its day.
CREATE TABLE collection_duty (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    duty TEXT NOT NULL CHECK (duty IN ('herinnering', 'contact', 'schuldhulp', 'aanbod', 'bezwaar')),
    day TEXT NOT NULL CHECK (day IS date(day)),
    way TEXT NOT NULL CHECK (way IN ('telefoon', 'brief', 'e-mail', 'bericht', 'aan_de_deur')),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX collection_duty_once ON collection_duty (dossier_id, duty) WHERE deleted_at IS NULL;

-- What one member of a district team noticed, for the others.
CREATE TABLE team_signal (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    what TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 500),
    for_role TEXT NOT NULL CHECK (for_role IN ('coach', 'sociaal_beheer', 'huurincasso', 'verhuur', 'techniek')),
    author TEXT NOT NULL,
    seen_at TEXT NOT NULL CHECK (seen_at GLOB '????-??-??T??:??:??*'),
    urgent INTEGER NOT NULL CHECK (urgent IN (0, 1)),
    handled_on TEXT CHECK (handled_on IS date(handled_on)),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE INDEX team_signal_of_dossier ON team_signal (dossier_id);
CREATE INDEX team_signal_open ON team_signal (for_role) WHERE handled_on IS NULL;

-- What coaches show their team: numbers per part of town, nothing under five. Own and of colleagues, one per account.
CREATE TABLE team_counts (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    account TEXT NOT NULL CHECK (length(account) BETWEEN 1 AND 80),
    published_at TEXT NOT NULL CHECK (published_at GLOB '????-??-??T??:??:??*'),
    areas TEXT NOT NULL CHECK (json_valid(areas) AND json_type(areas) = 'array'),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;

-- A note that is still being typed, one per dossier, on this device only. Not in the journal: whatever is masked or
-- struck out before the note is kept would stay readable there.
CREATE TABLE note_draft (
    dossier_id TEXT PRIMARY KEY REFERENCES dossier (id) ON DELETE CASCADE,
    body TEXT NOT NULL CHECK (length(body) BETWEEN 1 AND 200000),
    corrects TEXT REFERENCES note (id),
    visit_id TEXT REFERENCES visit (id),
    typed_at TEXT NOT NULL CHECK (typed_at GLOB '????-??-??T??:??:??*')
) STRICT;

-- Which files of the watched folder need not be offered again: a digest of their names and times, no content.
CREATE TABLE photo_done (
    mark TEXT PRIMARY KEY CHECK (length(mark) = 64),
    at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??*')
) STRICT, WITHOUT ROWID;

-- The journal: who changed what, when. The head of a row is kept for ever; its content goes with an erasure.
CREATE TABLE journal (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    seq INTEGER NOT NULL CHECK (seq > 0), -- counts per device, so that a missing row shows
    call TEXT NOT NULL, -- the first row of the same service call: what is undone together
    at TEXT NOT NULL, -- hybrid logical clock
    actor TEXT NOT NULL,
    device TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('dossier', 'answer', 'visit', 'note', 'contact_attempt', 'disclosure_ground',
                                       'finding', 'agreement', 'task', 'setting', 'goal', 'step', 'pillar_score',
                                       'attachment', 'energy_observation', 'meter_reading', 'appliance', 'room_climate',
                                       'measure_state', 'budget_line', 'budget_pot', 'account_balance', 'collection_move',
                                       'reminder', 'debt', 'payment_plan', 'instalment', 'debt_letter', 'talk_outcome',
                                       'withholding', 'helper', 'referral', 'organisation', 'collection_duty',
                                       'team_signal', 'team_counts')),
    record_id TEXT NOT NULL,
    dossier_id TEXT,
    undoable INTEGER NOT NULL CHECK (undoable IN (0, 1)),
    undoes TEXT REFERENCES journal (id),
    content_digest BLOB NOT NULL CHECK (length(content_digest) = 32), -- SHA-256 of salt and content
    prev BLOB NOT NULL CHECK (length(prev) = 32), -- the digest of the row before it on this device
    digest BLOB NOT NULL CHECK (length(digest) = 32), -- SHA-256 of prev, the columns above and content_digest
    UNIQUE (device, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_undoable ON journal (dossier_id, device, seq) WHERE undoable = 1;
CREATE INDEX journal_of_dossier ON journal (dossier_id, at);
CREATE UNIQUE INDEX journal_undone_once ON journal (undoes) WHERE undoes IS NOT NULL;

CREATE TABLE journal_content (
    journal_id TEXT PRIMARY KEY REFERENCES journal (id),
    salt BLOB NOT NULL CHECK (length(salt) = 16),
    before TEXT CHECK (before IS NULL OR json_valid(before)),
    after TEXT CHECK (after IS NULL OR json_valid(after)),
    reason TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- Where the chain of each device ends, so that a row cut off at the end shows too.
CREATE TABLE journal_head (
    device TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    digest BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Records that were changed here and not yet sent so: edits that were not sent are one.
CREATE TABLE outbox (
    nth INTEGER PRIMARY KEY, -- the order in which records were first changed: what others point at goes first
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    stream TEXT NOT NULL,
    hlc TEXT NOT NULL, -- of the last edit
    refused TEXT, -- why the hub did not take it; it waits then for an edit or a person
    UNIQUE (kind, record_id)
) STRICT;

-- An operation as it was first sent: from then on it never changes, so that sending it again is harmless.
CREATE TABLE in_flight (
    nth INTEGER PRIMARY KEY,
    op TEXT NOT NULL UNIQUE CHECK (length(op) = 36),
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    stream TEXT NOT NULL, -- as the hub calls it
    body TEXT CHECK (body IS NULL OR json_valid(body)), -- what is in it; NULL when it takes the record away
    operation BLOB NOT NULL,
    UNIQUE (kind, record_id)
) STRICT;

-- The operation by which a record stands on the hub, for when the hub was restored.
CREATE TABLE agreed (
    stream TEXT NOT NULL,
    record_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    op TEXT NOT NULL CHECK (length(op) = 36),
    rev INTEGER NOT NULL CHECK (rev > 0),
    seq INTEGER NOT NULL, -- its place in the stream; 0 after the hub was restored
    came INTEGER NOT NULL DEFAULT 1 CHECK (came IN (0, 1)), -- in the full fetch that is under way
    PRIMARY KEY (stream, record_id)
) STRICT, WITHOUT ROWID;

-- How far this laptop is with each stream of the hub.
CREATE TABLE hub_stream (
    stream TEXT PRIMARY KEY,
    since INTEGER NOT NULL DEFAULT 0,
    in_full INTEGER NOT NULL DEFAULT 1 CHECK (in_full IN (0, 1)), -- began at 0 and is not at the head yet
    may_write INTEGER NOT NULL DEFAULT 1 CHECK (may_write IN (0, 1)),
    synced_at TEXT CHECK (synced_at IS NULL OR synced_at GLOB '????-??-??T??:??:??*')
) STRICT, WITHOUT ROWID;

-- Who is in each stream of the hub, as it told last.
CREATE TABLE hub_member (
    stream TEXT NOT NULL,
    account TEXT NOT NULL,
    may_share INTEGER NOT NULL CHECK (may_share IN (0, 1)),
    PRIMARY KEY (stream, account)
) STRICT, WITHOUT ROWID;

-- Dossiers of which this account is no member any more: what is here of them is closed until it is thrown away.
CREATE TABLE hub_left (
    stream TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Changes as they came that cannot be a record here (yet): a key, an account, another record or a newer program is
-- needed first, or they are not what they say they are. Of a record the newest one only.
CREATE TABLE set_aside (
    stream TEXT NOT NULL,
    record_id TEXT NOT NULL,
    rev INTEGER NOT NULL,
    why TEXT NOT NULL CHECK (why IN ('sleutel', 'account', 'ouder', 'nieuwer', 'handtekening', 'veranderd', 'past_niet')),
    name TEXT NOT NULL DEFAULT '', -- of the key, the account or the other record
    change BLOB NOT NULL,
    PRIMARY KEY (stream, record_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX set_aside_for ON set_aside (why, name);

-- Two versions of one record that met: nothing of either is lost. What was settled stays, for who looks back.
CREATE TABLE conflict (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    dossier_id TEXT,
    what TEXT NOT NULL CHECK (what IN ('zelfde_veld', 'samengevoegd', 'weg_en_gewijzigd', 'zelfde_plek')),
    found_at TEXT NOT NULL CHECK (found_at GLOB '????-??-??T??:??:??*'),
    fields TEXT NOT NULL CHECK (json_valid(fields) AND json_type(fields) = 'array'),
    mine TEXT CHECK (mine IS NULL OR json_valid(mine)),
    theirs TEXT CHECK (theirs IS NULL OR json_valid(theirs)),
    mine_hlc TEXT NOT NULL,
    theirs_hlc TEXT NOT NULL,
    account TEXT NOT NULL, -- who wrote theirs
    picked TEXT CHECK (picked IN ('mijn', 'hun', 'gezien')),
    picked_at TEXT CHECK (picked_at IS NULL OR picked_at GLOB '????-??-??T??:??:??*'),
    CHECK ((picked IS NULL) = (picked_at IS NULL))
) STRICT;
CREATE INDEX conflict_of_record ON conflict (kind, record_id);
CREATE INDEX conflict_of_dossier ON conflict (dossier_id);

-- How it stands with the hub: its epoch, the session, when it last went well and what was wrong since.
CREATE TABLE hub_state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    epoch TEXT,
    reconcile INTEGER NOT NULL DEFAULT 0 CHECK (reconcile IN (0, 1)), -- the hub was restored: compare first
    erasures_since INTEGER NOT NULL DEFAULT 0,
    token TEXT,
    synced_at TEXT,
    fault TEXT,
    fault_at TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    not_before TEXT
) STRICT;
INSERT INTO hub_state (id) VALUES (1);

-- Dossiers of the hub that were erased here: told to the hub, and told again when the hub was restored.
CREATE TABLE hub_erasure (
    dossier_id TEXT PRIMARY KEY,
    told INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1))
) STRICT, WITHOUT ROWID;

-- Pictures under way: sealed once, so that a cut upload goes on; or known to be there and still to be fetched.
CREATE TABLE blob (
    attachment_id TEXT PRIMARY KEY,
    stream TEXT NOT NULL,
    name TEXT NOT NULL CHECK (length(name) = 64),
    key TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('op', 'daar', 'ophalen', 'mist')),
    sealed BLOB
) STRICT;

-- What this laptop holds for the sync: the private keys of accounts, where it is enrolled, whose public keys it knows, the
-- keys of streams, those of the organisation, and the one-time codes made here. Nothing of it travels.
CREATE TABLE account_key (
    url TEXT NOT NULL,
    account TEXT NOT NULL,
    sign_key BLOB NOT NULL CHECK (length(sign_key) = 32),
    box_key BLOB NOT NULL CHECK (length(box_key) = 32),
    PRIMARY KEY (url, account)
) STRICT, WITHOUT ROWID;

CREATE TABLE enrolment (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    url TEXT NOT NULL,
    account TEXT NOT NULL,
    device TEXT NOT NULL CHECK (length(device) = 36),
    secret TEXT NOT NULL CHECK (length(secret) = 43),
    role TEXT NOT NULL,
    organisation TEXT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('ingeschreven', 'vergeleken', 'klaar')),
    FOREIGN KEY (url, account) REFERENCES account_key (url, account)
) STRICT;

CREATE TABLE known_account (
    account TEXT PRIMARY KEY,
    sign_key BLOB NOT NULL CHECK (length(sign_key) = 32),
    box_key BLOB NOT NULL CHECK (length(box_key) = 32),
    trust TEXT NOT NULL CHECK (trust IN ('bound', 'compared', 'seen'))
) STRICT, WITHOUT ROWID;

CREATE TABLE stream_key (
    stream TEXT NOT NULL,
    place INTEGER NOT NULL,
    secret BLOB NOT NULL CHECK (length(secret) = 32),
    PRIMARY KEY (stream, place),
    UNIQUE (stream, secret)
) STRICT, WITHOUT ROWID;

-- escrow_private is here only until the person says that it is on paper.
CREATE TABLE organisation_key (
    organisation TEXT PRIMARY KEY,
    box_key BLOB NOT NULL CHECK (length(box_key) = 32),
    escrow_key BLOB NOT NULL CHECK (length(escrow_key) = 32),
    box_private BLOB CHECK (length(box_private) = 32),
    escrow_private BLOB CHECK (length(escrow_private) = 32)
) STRICT, WITHOUT ROWID;

CREATE TABLE made_code (
    account TEXT NOT NULL,
    code TEXT NOT NULL,
    PRIMARY KEY (account, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE access_log (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    device TEXT NOT NULL,
    dossier_id TEXT NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('geopend', 'inzage', 'gewist'))
) STRICT;
CREATE INDEX access_log_of_dossier ON access_log (dossier_id, id);

-- Erased for good: nothing with such an id comes back. Ids only.
CREATE TABLE erased (
    dossier_id TEXT PRIMARY KEY CHECK (length(dossier_id) = 36)
) STRICT;

-- Dossiers whose copy was thrown away here because this account may not read them any more. Ids only; they may come back.
CREATE TABLE dropped (
    dossier_id TEXT PRIMARY KEY CHECK (length(dossier_id) = 36)
) STRICT, WITHOUT ROWID;

-- Records of a dossier that stays, erased for good because their term was over. Ids only.
CREATE TABLE erased_record (
    record_id TEXT PRIMARY KEY CHECK (length(record_id) = 36)
) STRICT;

-- Only while an erasure is under way, inside its transaction.
CREATE TABLE erasure_open (
    dossier_id TEXT PRIMARY KEY
) STRICT;

CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
BEGIN SELECT raise(ABORT, 'the journal is immutable'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN SELECT raise(ABORT, 'the journal is immutable'); END;
CREATE TRIGGER journal_no_replace BEFORE INSERT ON journal
WHEN EXISTS (SELECT 1 FROM journal WHERE id = new.id OR (device = new.device AND seq = new.seq))
BEGIN SELECT raise(ABORT, 'the journal is immutable'); END;

CREATE TRIGGER journal_content_no_update BEFORE UPDATE ON journal_content
BEGIN SELECT raise(ABORT, 'the journal is immutable'); END;
CREATE TRIGGER journal_content_no_delete BEFORE DELETE ON journal_content
WHEN NOT EXISTS (SELECT 1 FROM journal JOIN erasure_open USING (dossier_id) WHERE journal.id = old.journal_id)
BEGIN SELECT raise(ABORT, 'the content of the journal goes only with an erasure'); END;
CREATE TRIGGER journal_content_no_replace BEFORE INSERT ON journal_content
WHEN EXISTS (SELECT 1 FROM journal_content WHERE journal_id = new.journal_id)
BEGIN SELECT raise(ABORT, 'the journal is immutable'); END;

CREATE TRIGGER access_log_no_update BEFORE UPDATE ON access_log
BEGIN SELECT raise(ABORT, 'the access log is immutable'); END;
CREATE TRIGGER access_log_no_delete BEFORE DELETE ON access_log
BEGIN SELECT raise(ABORT, 'the access log is immutable'); END;
CREATE TRIGGER access_log_no_replace BEFORE INSERT ON access_log
WHEN EXISTS (SELECT 1 FROM access_log WHERE id = new.id)
BEGIN SELECT raise(ABORT, 'the access log is immutable'); END;

CREATE TRIGGER erased_no_update BEFORE UPDATE ON erased
BEGIN SELECT raise(ABORT, 'the erasure list is permanent'); END;
CREATE TRIGGER erased_no_delete BEFORE DELETE ON erased
BEGIN SELECT raise(ABORT, 'the erasure list is permanent'); END;
CREATE TRIGGER dossier_no_revival BEFORE INSERT ON dossier
WHEN EXISTS (SELECT 1 FROM erased WHERE dossier_id = new.id)
BEGIN SELECT raise(ABORT, 'this dossier was erased'); END;

CREATE TRIGGER erased_record_no_update BEFORE UPDATE ON erased_record
BEGIN SELECT raise(ABORT, 'the erasure list is permanent'); END;
CREATE TRIGGER erased_record_no_delete BEFORE DELETE ON erased_record
BEGIN SELECT raise(ABORT, 'the erasure list is permanent'); END;
CREATE TRIGGER note_no_revival BEFORE INSERT ON note
WHEN EXISTS (SELECT 1 FROM erased_record WHERE record_id = new.id)
BEGIN SELECT raise(ABORT, 'this note was erased'); END;
CREATE TRIGGER contact_attempt_no_revival BEFORE INSERT ON contact_attempt
WHEN EXISTS (SELECT 1 FROM erased_record WHERE record_id = new.id)
BEGIN SELECT raise(ABORT, 'this contact attempt was erased'); END;
CREATE TRIGGER attachment_no_revival BEFORE INSERT ON attachment
WHEN EXISTS (SELECT 1 FROM erased_record WHERE record_id = new.id)
BEGIN SELECT raise(ABORT, 'this picture was erased'); END;

CREATE TRIGGER note_no_update BEFORE UPDATE OF id, dossier_id, body, written_at, author, visit_id, corrects ON note
BEGIN SELECT raise(ABORT, 'notes are append-only'); END;
CREATE TRIGGER note_no_delete BEFORE DELETE ON note
WHEN NOT EXISTS (SELECT 1 FROM erasure_open WHERE dossier_id = old.dossier_id)
BEGIN SELECT raise(ABORT, 'notes are append-only'); END;
CREATE TRIGGER note_no_replace BEFORE INSERT ON note WHEN EXISTS (SELECT 1 FROM note WHERE id = new.id)
BEGIN SELECT raise(ABORT, 'notes are append-only'); END;

CREATE TRIGGER contact_attempt_no_update BEFORE UPDATE OF id, dossier_id, way, at, outcome, author ON contact_attempt
BEGIN SELECT raise(ABORT, 'contact attempts are append-only'); END;
CREATE TRIGGER contact_attempt_no_delete BEFORE DELETE ON contact_attempt
WHEN NOT EXISTS (SELECT 1 FROM erasure_open WHERE dossier_id = old.dossier_id)
BEGIN SELECT raise(ABORT, 'contact attempts are append-only'); END;
CREATE TRIGGER contact_attempt_no_replace BEFORE INSERT ON contact_attempt
WHEN EXISTS (SELECT 1 FROM contact_attempt WHERE id = new.id)
BEGIN SELECT raise(ABORT, 'contact attempts are append-only'); END;

CREATE TRIGGER disclosure_ground_no_update
BEFORE UPDATE OF id, dossier_id, ground, purpose, receiver, parts, how_given, given_at, until ON disclosure_ground
BEGIN SELECT raise(ABORT, 'a ground is withdrawn, not changed'); END;
CREATE TRIGGER disclosure_ground_withdrawn_once BEFORE UPDATE OF withdrawn_at ON disclosure_ground
WHEN old.withdrawn_at IS NOT NULL AND (new.withdrawn_at IS NULL OR new.withdrawn_at > old.withdrawn_at)
BEGIN SELECT raise(ABORT, 'a ground is withdrawn once'); END;
CREATE TRIGGER disclosure_ground_no_delete BEFORE DELETE ON disclosure_ground
WHEN NOT EXISTS (SELECT 1 FROM erasure_open WHERE dossier_id = old.dossier_id)
BEGIN SELECT raise(ABORT, 'a ground is withdrawn, not deleted'); END;
CREATE TRIGGER disclosure_ground_no_replace BEFORE INSERT ON disclosure_ground
WHEN EXISTS (SELECT 1 FROM disclosure_ground WHERE id = new.id)
BEGIN SELECT raise(ABORT, 'a ground is withdrawn, not changed'); END;

CREATE TRIGGER attachment_no_update
BEFORE UPDATE OF id, dossier_id, added_at, author, width, height, size, digest, bsn ON attachment
BEGIN SELECT raise(ABORT, 'a sealed picture does not change'); END;
CREATE TRIGGER attachment_no_replace BEFORE INSERT ON attachment
WHEN EXISTS (SELECT 1 FROM attachment WHERE id = new.id)
BEGIN SELECT raise(ABORT, 'a sealed picture does not change'); END;
CREATE TRIGGER attachment_content_no_update BEFORE UPDATE ON attachment_content
BEGIN SELECT raise(ABORT, 'a sealed picture does not change'); END;
CREATE TRIGGER attachment_content_no_replace BEFORE INSERT ON attachment_content
WHEN EXISTS (SELECT 1 FROM attachment_content WHERE attachment_id = new.attachment_id)
BEGIN SELECT raise(ABORT, 'a sealed picture does not change'); END;
CREATE TRIGGER attachment_content_no_delete BEFORE DELETE ON attachment_content
WHEN EXISTS (SELECT 1 FROM attachment WHERE id = old.attachment_id AND deleted_at IS NULL)
 AND NOT EXISTS (SELECT 1 FROM attachment JOIN erasure_open USING (dossier_id) WHERE attachment.id = old.attachment_id)
BEGIN SELECT raise(ABORT, 'a picture in use keeps its bytes'); END;

-- What can be found: one entry per note and per dossier, indexed without accents. Dossiers have ids above 2^40, so
-- that the order of the index itself, newest first, shows them before the notes.
CREATE TABLE search_entry (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('dossier', 'note')),
    record_id TEXT NOT NULL UNIQUE,
    dossier_id TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX search_entry_of_dossier ON search_entry (dossier_id);
CREATE VIRTUAL TABLE search USING fts5 (
    title, body, content = 'search_entry', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2',
    prefix = '1 2 3' -- the first letters typed are the ones that many words begin with
);
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);

CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry
BEGIN INSERT INTO search (rowid, title, body) VALUES (new.id, new.title, new.body); END;
CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry
BEGIN
    INSERT INTO search (search, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
END;
CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry
BEGIN
    INSERT INTO search (search, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
    INSERT INTO search (rowid, title, body) VALUES (new.id, new.title, new.body);
END;

CREATE TRIGGER note_findable AFTER INSERT ON note WHEN new.deleted_at IS NULL
BEGIN
    INSERT INTO search_entry (id, kind, record_id, dossier_id, title, body)
    SELECT coalesce(max(id), 0) + 1, 'note', new.id, new.dossier_id, '', new.body
    FROM search_entry WHERE id < 1099511627776;
END;
CREATE TRIGGER note_withdrawn AFTER UPDATE OF deleted_at ON note WHEN new.deleted_at IS NOT NULL
BEGIN DELETE FROM search_entry WHERE record_id = old.id; END;
CREATE TRIGGER note_gone AFTER DELETE ON note
BEGIN DELETE FROM search_entry WHERE record_id = old.id; END;

CREATE TRIGGER dossier_findable AFTER INSERT ON dossier WHEN new.deleted_at IS NULL
BEGIN
    INSERT INTO search_entry (id, kind, record_id, dossier_id, title, body)
    SELECT coalesce(max(id), 1099511627776) + 1, 'dossier', new.id, new.id, new.label,
           trim(new.address || ' ' || new.district)
    FROM search_entry WHERE id > 1099511627776;
END;
CREATE TRIGGER dossier_renamed AFTER UPDATE OF label, address, district ON dossier
BEGIN
    UPDATE search_entry SET title = new.label, body = trim(new.address || ' ' || new.district)
    WHERE record_id = new.id;
END;
CREATE TRIGGER dossier_withdrawn AFTER UPDATE OF deleted_at ON dossier WHEN new.deleted_at IS NOT NULL
BEGIN DELETE FROM search_entry WHERE record_id = old.id; END;
CREATE TRIGGER dossier_gone AFTER DELETE ON dossier
BEGIN DELETE FROM search_entry WHERE record_id = old.id; END;
