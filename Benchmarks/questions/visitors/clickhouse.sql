SELECT DISTINCT contact
FROM shop.facts
WHERE type = 'productViewed' AND occurred >= '${since}' AND occurred < '${until}'
