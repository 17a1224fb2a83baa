import CountyRig

extension CountyRig {
    /// Starts everything and has one person apply at the front; gives the number on the receipt once the county has the case.
    func makeFirstCase() throws -> String {
        try start(.gateway, .job, .sync)
        let front = try Front(self)
        try front.begin(card: Application.card)
        let number = try front.apply(Application.replies())
        front.kill()
        try waitUntilStored()
        try waitForCases(1)
        return number
    }
}
