import Domain

@testable import BoothApp

extension ServiceSearch {
    /// A search over whole records.
    init(_ items: [ServiceItem]) { self.init(items.map { ServiceSummary($0) }) }
}

extension ServiceOffer {
    /// The offer of whole records.
    init(_ items: [ServiceItem], on day: CivilDate?) { self.init(items.map { ServiceSummary($0) }, on: day) }
}
