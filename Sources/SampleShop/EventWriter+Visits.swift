extension EventWriter {
    /// Writes what somebody does in the shop without ordering, up to the end of the event's parameters.
    ///
    /// The names inside `product`, `category` and `products` are those of the vendor's guide to site events.
    mutating func writeVisit(_ event: ScheduledEvent, of customer: Customer) {
        var random = RandomSource(seed: event.seed, stream: Stream.details + UInt64(event.kind.rawValue))
        // Some come from a campaign's link and have not logged in.
        let onlyEmail = customer.hasEmail && random.chance(180)
        switch event.kind {
        case .categoryViewed:
            begin("productCategoryViewed", of: event, by: customer, onlyEmail: onlyEmail, phone: false)
            rawParameter("category")
            output.append("{\"productCategoryId\":")
            output.append(catalogue.categoryNames[category(for: customer, random: &random)])
            output.append("}}")
        case .searched:
            begin("searchRequest", of: event, by: customer, onlyEmail: onlyEmail, phone: false)
            let words = catalogue.searches[category(for: customer, random: &random)]
            rawParameter("search")
            output.append(words[random.below(words.count)])
            output.append("}")
            rawParameter("isFound")
            output.append(random.chance(930) ? "true}" : "false}")
        case .cartUpdated:
            begin("cartUpdated", of: event, by: customer, onlyEmail: onlyEmail, phone: false)
            fillBasket(event, of: customer)
            writeCart()
            parameter("currencyCode", customer.country.currency.code)
            parameter("recycleStateId")
            output.append(hexadecimal: event.seed)
            output.append("\"}")
        default:
            begin("productViewed", of: event, by: customer, onlyEmail: onlyEmail, phone: false)
            fillBasket(event, of: customer)
            let line = basket.lines[random.below(basket.lines.count)]
            rawParameter("product")
            output.append(catalogue.texts[line.product].viewStart)
            output.append(price: line.listPrice)
            output.append(random.chance(950) ? ",\"isInStock\":1}}" : ",\"isInStock\":0}}")
            parameter("currencyCode", customer.country.currency.code)
        }
    }

    private mutating func fillBasket(_ event: ScheduledEvent, of customer: Customer) {
        let day = calendar.days[Int(event.placed) / ShopCalendar.secondsInDay]
        basket.fill(
            seed: event.seed,
            customer: customer,
            currency: customer.country.currency,
            day: day,
            from: catalogue
        )
    }

    private func category(for customer: Customer, random: inout RandomSource) -> Int {
        Int(random.chance(700) ? customer.favourite : customer.second)
    }

    private mutating func writeCart() {
        rawParameter("products")
        for index in basket.lines.indices {
            let line = basket.lines[index]
            output.append(index == 0 ? "[" : ",")
            output.append(catalogue.texts[line.product].cartStart)
            output.append(line.quantity)
            output.append(",\"price\":")
            output.append(price: line.cost)
            output.append("}")
        }
        output.append("]}")
    }
}
