SELECT contact
FROM facts
WHERE type = 'orderCreated' AND occurred >= TIMESTAMP '${since}' AND occurred < TIMESTAMP '${until}' AND currency = 'UAH'
GROUP BY contact
HAVING sum(cents) > ${amount} * 100
