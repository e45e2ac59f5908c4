WITH seen AS (
    SELECT cart.contact AS contact, cart.occurred AS occurred
    FROM (SELECT contact, occurred FROM shop.facts WHERE type = 'cartUpdated' AND occurred < '${until}') AS cart
    ASOF JOIN (SELECT contact, occurred FROM shop.facts WHERE type = 'productViewed') AS product
        ON cart.contact = product.contact AND cart.occurred > product.occurred
    WHERE cart.occurred <= product.occurred + INTERVAL ${days} DAY
)
SELECT DISTINCT bought.contact AS contact
FROM (SELECT contact, occurred FROM shop.facts WHERE type = 'orderCreated' AND occurred < '${until}') AS bought
ASOF JOIN seen ON bought.contact = seen.contact AND bought.occurred > seen.occurred
WHERE bought.occurred <= seen.occurred + INTERVAL 3 DAY
