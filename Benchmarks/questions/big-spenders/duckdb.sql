WITH spent AS (
    SELECT contact, sum(cents) AS cents
    FROM facts
    WHERE type = 'orderCreated' AND occurred >= TIMESTAMP '${since}' AND occurred < TIMESTAMP '${until}'
        AND cents IS NOT NULL
    GROUP BY contact
),
bar AS (
    SELECT cents FROM spent ORDER BY cents DESC LIMIT 1 OFFSET (SELECT ceil(count(*) / 10.0)::BIGINT - 1 FROM spent)
)
SELECT contact FROM spent WHERE cents >= (SELECT cents FROM bar)
