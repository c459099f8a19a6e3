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
