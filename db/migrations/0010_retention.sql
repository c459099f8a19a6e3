-- Records whose term is over go by themselves, while their dossier stays: a list of their ids that is permanent, and an
-- index that finds what happened in a dossier, and when last.
CREATE TABLE erased_record (
    record_id TEXT PRIMARY KEY CHECK (length(record_id) = 36)
) STRICT;
CREATE INDEX journal_of_dossier ON journal (dossier_id, at);

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
