SELECT contact
FROM shop.facts
WHERE type = 'orderCreated' AND occurred < '${until}'
GROUP BY contact
HAVING min(occurred) >= '${since}'
