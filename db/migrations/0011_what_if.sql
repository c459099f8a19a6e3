-- A visit can stand at its page "wat als". The CHECK gets one word more and loses none, so every row stays right.
PRAGMA writable_schema=ON;
UPDATE sqlite_schema SET sql = replace(
    sql, '''schulden'', ''kansen'', ''afspraken''', '''schulden'', ''wat_als'', ''kansen'', ''afspraken'''
) WHERE type = 'table' AND name = 'visit';
PRAGMA writable_schema=RESET;
