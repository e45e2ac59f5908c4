SELECT contact
FROM facts
WHERE type = 'orderCreated' AND occurred >= TIMESTAMP '${since}' AND occurred < TIMESTAMP '${until}'
GROUP BY contact
HAVING bit_count(bit_or(1::INTEGER << month(occurred)::INTEGER)) >= ${times}
