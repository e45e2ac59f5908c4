-- The events as one typed table, sorted by type and time, as a careful user would choose. The order lines stay beside
-- their event as a list of structs: that loads faster and is smaller than a table of their own.
CREATE TYPE event_type AS ENUM (
    'cartUpdated', 'orderCancelled', 'orderCreated', 'orderDelivered', 'orderUpdated',
    'productCategoryViewed', 'productViewed', 'searchRequest'
);

-- One search for each parameter's position is faster than a map, and than unnesting and grouping again.
CREATE TEMP MACRO parameter(names, texts, wanted) AS texts[list_position(names, wanted)];

CREATE TABLE events AS
SELECT
    eventTypeKey::event_type AS type,
    keyValue AS key,
    occurred,
    parameter(names, texts, 'email') AS email,
    parameter(names, texts, 'externalCustomerId') AS external_customer_id,
    parameter(names, texts, 'phone') AS phone,
    parameter(names, texts, 'externalOrderId') AS external_order_id,
    parameter(names, texts, 'totalCost')::DECIMAL(12, 2) AS total_cost,
    parameter(names, texts, 'status') AS status,
    parameter(names, texts, 'date')::TIMESTAMP AS date,
    parameter(names, texts, 'currency') AS currency,
    parameter(names, texts, 'discount')::DECIMAL(12, 2) AS discount,
    parameter(names, texts, 'shipping')::DECIMAL(12, 2) AS shipping,
    parameter(names, texts, 'source') AS source,
    parameter(names, texts, 'deliveryMethod') AS delivery_method,
    parameter(names, texts, 'paymentMethod') AS payment_method,
    parameter(names, texts, 'firstName') AS first_name,
    parameter(names, texts, 'lastName') AS last_name,
    parameter(names, texts, 'city') AS city,
    parameter(names, texts, 'country') AS country,
    parameter(names, texts, 'languageCode') AS language_code,
    parameter(names, texts, 'storeId') AS store_id,
    parameter(names, texts, 'restoreUrl') AS restore_url,
    parameter(names, texts, 'statusDescription') AS status_description,
    parameter(names, texts, 'currencyCode') AS currency_code,
    parameter(names, texts, 'recycleStateId') AS recycle_state_id,
    parameter(names, texts, 'search') AS search,
    parameter(names, texts, 'isFound')::BOOLEAN AS is_found,
    parameter(names, texts, 'category')->>'productCategoryId' AS product_category_id,
    parameter(names, texts, 'product')->>'productId' AS product_id,
    parameter(names, texts, 'product')->>'category' AS product_category,
    (parameter(names, texts, 'product')->>'price')::DECIMAL(12, 2) AS product_price,
    (parameter(names, texts, 'product')->>'isInStock')::TINYINT AS product_is_in_stock,
    from_json(
        coalesce(parameter(names, texts, 'items'), parameter(names, texts, 'products')),
        '[{
            "externalItemId": "VARCHAR", "productId": "VARCHAR", "name": "VARCHAR", "category": "VARCHAR",
            "quantity": "INTEGER", "cost": "DECIMAL(12, 2)", "price": "DECIMAL(12, 2)",
            "url": "VARCHAR", "imageUrl": "VARCHAR"
        }]'
    ) AS items
FROM (
    SELECT
        eventTypeKey, keyValue, occurred,
        [parameter.name FOR parameter IN params] AS names,
        [parameter.value FOR parameter IN params] AS texts
    FROM read_json(
        '${events}',
        format = 'newline_delimited',
        columns = {
            eventTypeKey: 'VARCHAR', keyValue: 'VARCHAR', occurred: 'TIMESTAMP',
            params: 'STRUCT(name VARCHAR, "value" VARCHAR)[]'
        }
    )
)
ORDER BY type, occurred;

CHECKPOINT;
