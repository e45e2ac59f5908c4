SELECT contact
FROM shop.facts
WHERE type = 'orderCreated' AND occurred >= '${since}' AND occurred < '${until}'
GROUP BY contact
HAVING bitCount(groupBitOr(bitShiftLeft(toUInt32(1), toMonth(occurred)))) >= ${times}
