-- More types and steps of a visit, and the kinds of records to come. A CHECK can only be rewritten in the schema itself;
-- none of these narrows what was allowed, so every row that is there stays right.
PRAGMA writable_schema=ON;
UPDATE sqlite_schema SET sql = replace(
    sql,
    'type TEXT NOT NULL CHECK (type IN (''voorzieningenwijzer'', ''servicegesprek'', ''vervolg'')),',
    'type TEXT NOT NULL CHECK (type IN (''voorzieningenwijzer'', ''servicegesprek'', ''vervolg'', ''budget'', ''energie'')),'
) WHERE type = 'table' AND name = 'visit';
UPDATE sqlite_schema SET sql = replace(
    sql,
    'step TEXT NOT NULL CHECK (step IN (''begin'', ''huishouden'', ''inkomen'', ''wonen'', ''kansen'', ''afspraken'', ''verslag'')),',
    'step TEXT NOT NULL CHECK (step IN (''begin'', ''huishouden'', ''inkomen'', ''wonen'', ''zorg'', ''energie'', ''gemeente'', ''belasting'',
                                       ''budget'', ''schulden'', ''kansen'', ''afspraken'', ''verslag'')),'
) WHERE type = 'table' AND name = 'visit';
UPDATE sqlite_schema SET sql = replace(
    sql,
    'CHECK (kind IN (''dossier'', ''answer'', ''visit'', ''note'', ''contact_attempt'', ''disclosure_ground'',
                                       ''finding'', ''agreement'', ''task'', ''setting'')),',
    'CHECK (kind IN (''dossier'', ''answer'', ''visit'', ''note'', ''contact_attempt'', ''disclosure_ground'',
                                       ''finding'', ''agreement'', ''task'', ''setting'', ''goal'', ''step'', ''pillar_score'',
                                       ''attachment'', ''energy_observation'', ''meter_reading'', ''appliance'',
                                       ''measure_state'', ''budget_line'', ''debt'', ''payment_plan'', ''instalment'', ''helper'',
                                       ''referral'')),'
) WHERE type = 'table' AND name = 'journal';
PRAGMA writable_schema=RESET;
