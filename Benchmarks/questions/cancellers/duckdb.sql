SELECT contact
FROM orders
WHERE status = 'CANCELLED' AND date >= TIMESTAMP '${since}' AND date < TIMESTAMP '${until}'
GROUP BY contact
HAVING count(*) >= ${times}
