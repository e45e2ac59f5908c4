-- Lapsed buyers: bought three times or more and placed no order for half a year, as the saved segment of this name.
-- :days = 180
-- :as_of = now()

SELECT label, contacts.email, contacts.phone, count(*) AS orders, max(date) AS last_order
FROM orders
JOIN contacts USING (contact)
WHERE status = 'DELIVERED' AND date <= :as_of
    AND contact NOT IN (
        SELECT contact FROM orderCreated
        WHERE occurred > datetime(:as_of, '-' || :days || ' days')
            AND occurred <= :as_of
            AND status IS NOT 'ABANDONED_SHOPPING_CART'
            AND contact IS NOT NULL
    )
GROUP BY contact
HAVING count(*) >= 3
ORDER BY orders DESC, label
