import Domain
import TerminalUI

/// What the application is told at its start and never changes.
public struct BoothConfiguration: Sendable, Hashable {
    /// The booth's name for people, as on the header and the slip.
    public var boothName: String
    /// The booth's name on the wire, offered to forms as `instance('booth')`.
    public var boothID: String
    /// The statistical code of the booth's village (12 digits), offered to forms.
    public var division: String
    /// Where the booth stands (`latitude longitude altitude accuracy`), offered to forms; empty if nobody said.
    public var location: String
    /// Seconds without a key until the booth asks whether somebody is there.
    public var idleSeconds: Int
    /// The same for who has asked for more time.
    public var unhurriedIdleSeconds = 120
    /// Seconds to answer that question before the session ends.
    public var graceSeconds: Int
    /// Seconds that a session may last from its last answer.
    public var sessionSeconds: Int
    /// Whether taking the card away ends the session.
    public var endsSessionWithCard: Bool
    /// The titles of the demonstration's cards; nil outside of the demonstration.
    public var demonstrationCards: [DemonstrationCard]?
    /// Whether people can sign on the screen: whether it can be touched.
    public var hasSignaturePad = false
    /// Whether the terminal can be told to draw its letters larger.
    public var changesTextSize = false
    /// Whether screens are read aloud unless the person has it otherwise, where there is a voice at all.
    public var speaks = false
    /// The colours from nine in the evening to seven in the morning, if they are others than by day.
    public var nightTheme: Theme?
    /// Days that a half-filled form is kept for who asks for it; 0 where nobody is asked.
    public var draftDays = 7
    /// Hours that a half-filled form is kept which somebody left without a word, or which a power cut left.
    public var draftHours = 24

    /// A configuration.
    public init(
        boothName: String, boothID: String, division: String, location: String = "", idleSeconds: Int = 60,
        graceSeconds: Int = 30,
        sessionSeconds: Int = 1200, endsSessionWithCard: Bool = false,
        demonstrationCards: [DemonstrationCard]? = nil
    ) {
        self.boothName = boothName
        self.boothID = boothID
        self.division = division
        self.location = location
        self.idleSeconds = idleSeconds
        self.graceSeconds = graceSeconds
        self.sessionSeconds = sessionSeconds
        self.endsSessionWithCard = endsSessionWithCard
        self.demonstrationCards = demonstrationCards
    }
}

/// An invented card of the demonstration, by its title.
public struct DemonstrationCard: Sendable, Hashable {
    /// The title in Chinese.
    public var chinese: String
    /// The title in English, for the other languages.
    public var english: String

    /// A card.
    public init(chinese: String, english: String) {
        self.chinese = chinese
        self.english = english
    }
}

/// A moment as the shell hands it in: the wall clock to show and to write down, the monotonic clock to decide.
public struct Moment: Sendable, Hashable {
    /// The wall clock.
    public var wall: Instant
    /// Milliseconds on a clock that never jumps.
    public var monotonic: Int

    /// A moment.
    public init(wall: Instant, monotonic: Int) {
        self.wall = wall
        self.monotonic = monotonic
    }
}
