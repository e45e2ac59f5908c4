SELECT contact
FROM facts
WHERE type = 'orderCreated' AND occurred >= TIMESTAMP '2022-01-01 00:00:00' AND occurred < TIMESTAMP '2025-01-01 00:00:00'
    AND currency = 'UAH'
GROUP BY contact
HAVING sum(cents) > ${amount} * 100
