-- Debts of a household, the plan to pay them and what came of each instalment; what an advice talk brought, and rent that
-- is held back from a benefit. The CHECK on the journal gets more words and loses none, so every row stays right.
PRAGMA writable_schema=ON;
UPDATE sqlite_schema SET sql = replace(
    sql, '''instalment'',', '''instalment'', ''debt_letter'', ''talk_outcome'', ''withholding'','
) WHERE type = 'table' AND name = 'journal';
PRAGMA writable_schema=RESET;

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
