SELECT contact
FROM facts
WHERE type = 'orderCreated' AND occurred < TIMESTAMP '${until}'
GROUP BY contact
HAVING min(occurred) >= TIMESTAMP '${since}'
