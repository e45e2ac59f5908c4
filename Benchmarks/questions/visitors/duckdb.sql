SELECT DISTINCT contact
FROM facts
WHERE type = 'productViewed' AND occurred >= TIMESTAMP '${since}' AND occurred < TIMESTAMP '${until}'
