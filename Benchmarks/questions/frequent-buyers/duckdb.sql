SELECT contact
FROM facts
WHERE type = 'orderCreated' AND occurred >= TIMESTAMP '${since}' AND occurred < TIMESTAMP '${until}'
GROUP BY contact
HAVING count(*) >= ${times}
