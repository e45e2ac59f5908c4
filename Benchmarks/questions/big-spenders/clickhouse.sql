WITH spent AS (
    SELECT contact, sum(cents) AS cents
    FROM shop.facts
    WHERE type = 'orderCreated' AND occurred >= '${since}' AND occurred < '${until}'
    GROUP BY contact
),
folded AS (
    SELECT groupArray(contact) AS contacts, groupArray(cents) AS amounts, arrayReverseSort(amounts) AS sorted
    FROM spent
)
SELECT contact
FROM folded
ARRAY JOIN contacts AS contact, amounts AS cents
WHERE cents >= sorted[toUInt64(ceil(length(sorted) / 10))]
