SELECT contact
FROM lines
WHERE type = 'orderCreated' AND occurred >= TIMESTAMP '${since}' AND occurred < TIMESTAMP '${until}'
GROUP BY contact
HAVING bit_count(bit_or(1::BIGINT << enum_code(category))) >= ${times}
