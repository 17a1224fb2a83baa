/// The sentences that the screens and slips use, by the key under which the message catalogues
/// (`kiosk-config/messages/`) have them.
public enum MessageKey: String, Sendable, Hashable, CaseIterable {
    /// Large words on the booth at rest.
    case idleTitle = "idle.title"
    /// How to begin.
    case idlePrompt = "idle.prompt"
    /// The same in the languages of guests, one beside the other.
    case idlePromptOthers = "idle.prompt-others"
    /// What can be done here.
    case idleOffers = "idle.offers"
    /// No catalogue has been fetched yet.
    case idleNoCatalogue = "idle.no-catalogue"
    /// The disk has no room for another session: large words, and what that means.
    case idleNoRoom = "idle.no-room"
    case idleNoRoomDetail = "idle.no-room-detail"
    /// The machine was started again while somebody filled a form.
    case idleSurvived = "idle.survived"
    /// The button that begins.
    case idleBegin = "idle.begin"
    /// What can be applied for here, above the names.
    case idleServices = "idle.services"
    /// At night: what is done at once and what in the morning.
    case idleNight = "idle.night"

    /// Title of the choice of language.
    case languageTitle = "language.title"

    /// Header: the county can be reached.
    case linkUp = "link.up"
    /// Header: the county cannot be reached.
    case linkDown = "link.down"

    /// Header: the card reader does not work.
    case readerDown = "reader.down"

    /// Header: the printer cannot print now.
    case printerDown = "printer.down"

    /// Foot: one step back.
    case controlBack = "control.back"
    /// Foot: language.
    case controlLanguage = "control.language"
    /// Foot: help.
    case controlHelp = "control.help"
    /// Foot: end the session.
    case controlLeave = "control.leave"

    /// The keycap of Backspace.
    case keyBackspace = "key.backspace"
    /// The keycap of Enter.
    case keyEnter = "key.enter"

    /// Nobody has touched anything for a while.
    case stillThereTitle = "still-there.title"
    /// What happens otherwise.
    case stillThereText = "still-there.text"
    /// What happens otherwise, where a form is half-filled. `hours`.
    case stillThereTextDraft = "still-there.text-draft"
    /// The one big key.
    case stillThereYes = "still-there.yes"

    /// Countdown.
    case secondsLeft = "seconds-left"

    /// Title of the help.
    case helpTitle = "help.title"
    /// Keys.
    case helpKeys = "help.keys"
    /// Touch.
    case helpTouch = "help.touch"
    /// Whom to call.
    case helpPeople = "help.people"
    /// Closes a dialog.
    case helpClose = "help.close"

    /// Last question before a submission becomes durable.
    case confirmTitle = "confirm.title"
    /// What submitting means.
    case confirmText = "confirm.text"
    /// Submit.
    case confirmYes = "confirm.yes"
    /// Not yet.
    case confirmNo = "confirm.no"

    /// Question before the session ends.
    case leaveTitle = "leave.title"
    /// Nothing would be lost.
    case leaveText = "leave.text"
    /// A half-filled form would be lost.
    case leaveTextForm = "leave.text-form"
    /// A half-filled form can be kept. `days`.
    case leaveTextDraft = "leave.text-draft"
    /// Keep it. `days`.
    case leaveKeep = "leave.keep"
    /// End.
    case leaveYes = "leave.yes"
    /// Go on.
    case leaveNo = "leave.no"

    /// Question before a half-filled form is left for another service.
    case partTitle = "part.title"
    /// Destroy it.
    case partYes = "part.yes"
    /// Go on filling.
    case partNo = "part.no"

    /// Title: a form was left half-filled.
    case draftTitle = "draft.title"
    /// What to do.
    case draftPrompt = "draft.prompt"
    /// When something was last answered.
    case draftChanged = "draft.changed"
    /// Until when it is kept.
    case draftUntil = "draft.until"
    /// Go on.
    case draftContinue = "draft.continue"
    /// More about it.
    case draftContinueDetail = "draft.continue-detail"
    /// Begin anew.
    case draftAnew = "draft.anew"
    /// More about it, and about destroying it.
    case draftAnewDetail = "draft.anew-detail"
    /// Destroy it, where the service is not offered any more.
    case draftDiscard = "draft.discard"
    /// Not now.
    case draftLater = "draft.later"
    /// Question before it is destroyed to begin anew.
    case draftAnewTitle = "draft.anew-title"
    /// Question before it is destroyed.
    case draftDiscardTitle = "draft.discard-title"
    /// What that means.
    case draftDiscardText = "draft.discard-text"
    /// Destroy it and begin anew.
    case draftAnewYes = "draft.anew-yes"
    /// Destroy it.
    case draftDiscardYes = "draft.discard-yes"
    /// Do not.
    case draftDiscardNo = "draft.discard-no"
    /// It could not be opened.
    case draftUnavailable = "draft.unavailable"

    /// Title of a notice.
    case noticeTitle = "notice.title"

    /// The form could not be opened.
    case formUnavailable = "form.unavailable"

    /// The submission could not be made durable.
    case submissionFailed = "submission.failed"

    /// Title.
    case cardTitle = "card.title"
    /// What to do.
    case cardPrompt = "card.prompt"
    /// What the card is read for.
    case cardNotice = "card.notice"
    /// What is kept of a half-filled form. `hours`.
    case cardDrafts = "card.drafts"
    /// Reading.
    case cardReading = "card.reading"
    /// How long at most.
    case cardReadingLimit = "card.reading-limit"
    /// Meanwhile.
    case cardHoldStill = "card.hold-still"
    /// Reading failed.
    case cardUnsteady = "card.unsteady"
    /// Another kind of card.
    case cardUnknown = "card.unknown"
    /// Not accepted as genuine.
    case cardNotAccepted = "card.not-accepted"
    /// The reader does not work.
    case cardReaderDown = "card.reader-down"
    /// What to do.
    case cardReaderDownHelp = "card.reader-down-help"
    /// Reading has failed several times.
    case cardLadder = "card.ladder"
    /// What to try, one below the other.
    case cardLadderSteps = "card.ladder-steps"
    /// Foot: leads to what can be done without a card.
    case cardWithout = "card.without"

    /// Title.
    case withoutCardTitle = "without-card.title"
    /// What remains.
    case withoutCardPrompt = "without-card.prompt"
    /// To the guides.
    case withoutCardGuides = "without-card.guides"
    /// What they tell.
    case withoutCardGuidesDetail = "without-card.guides-detail"
    /// A case can be followed by the number on its slip.
    case withoutCardTrack = "without-card.track"
    /// What is needed for that, and what is seen.
    case withoutCardTrackDetail = "without-card.track-detail"
    /// Back to the reader.
    case withoutCardBack = "without-card.back"
    /// Which cards are read.
    case withoutCardCards = "without-card.cards"
    /// Whom to ask, where to go.
    case withoutCardHelp = "without-card.help"

    /// Title.
    case leavingTitle = "leaving.title"
    /// What to do.
    case leavingTakeCard = "leaving.take-card"
    /// Farewell.
    case leavingThanks = "leaving.thanks"

    /// Foot: the demonstration's cards.
    case demonstrationControl = "demonstration.control"
    /// Title of the panel.
    case demonstrationTitle = "demonstration.title"
    /// No card.
    case demonstrationEmpty = "demonstration.empty"
    /// A card.
    case demonstrationLies = "demonstration.lies"
    /// Take the card away.
    case demonstrationTake = "demonstration.take"
    /// Leave the demonstration.
    case demonstrationQuit = "demonstration.quit"

    /// Title.
    case homeTitle = "home.title"
    /// Greeting with the masked name.
    case homeGreeting = "home.greeting"
    /// The card has run out.
    case homeExpired = "home.expired"
    /// Apply for a service.
    case homeServices = "home.services"
    /// More about it.
    case homeServicesDetail = "home.services-detail"
    /// A form was left half-filled.
    case homeDraft = "home.draft"
    /// My cases.
    case homeProgress = "home.progress"
    /// More about it.
    case homeProgressDetail = "home.progress-detail"

    /// Title.
    case servicesTitle = "services.title"
    /// What to do.
    case servicesPrompt = "services.prompt"

    /// Who can apply.
    case guideWho = "guide.who"
    /// What to bring.
    case guideBring = "guide.bring"
    /// How long.
    case guideTime = "guide.time"
    /// Cost.
    case guideFee = "guide.fee"
    /// The way through the offices.
    case guideFlow = "guide.flow"
    /// One step of the way. `level`, `name`.
    case guideStep = "guide.step"
    /// What comes of it.
    case guideResult = "guide.result"
    /// How often one has to come in person.
    case guideVisits = "guide.visits"
    /// So many visits. `count`.
    case guideVisitCount = "guide.visit-count"
    /// It is done while the person waits.
    case guideAtOnce = "guide.at-once"
    /// A paper that only some need. `material`, `when`.
    case guideMaterialWhen = "guide.material-when"
    /// A paper that may follow. `material`.
    case guideMaterialLater = "guide.material-later"
    /// A paper with a remark. `material`, `note`.
    case guideMaterialNote = "guide.material-note"
    /// So many days of the calendar. `days`.
    case calendarDays = "term.calendar-days"
    /// So many months. `days`.
    case months = "term.months"
    /// So many hours. `days`.
    case hours = "term.hours"
    /// Which office.
    case guideBody = "guide.body"
    /// Whom to ask.
    case guidePhone = "guide.phone"
    /// Where to complain.
    case guideComplaint = "guide.complaint"
    /// Search by typing: an entry and a title.
    case findSearch = "find.search"
    /// What may be typed, by examples.
    case findSearchDetail = "find.search-detail"
    /// Over the field.
    case findSearchLabel = "find.search-label"
    /// Nothing was typed yet.
    case findTyping = "find.typing"
    /// Nothing was found.
    case findNothing = "find.nothing"
    /// Foot: letters are searched for as pinyin.
    case findLetters = "find.letters"
    /// Services by what happens in life.
    case findByTopic = "find.by-topic"
    /// Services by department.
    case findByBody = "find.by-body"
    /// Services by where they are done.
    case findByLevel = "find.by-level"
    /// All services.
    case findAll = "find.all"
    /// How many services. `count`.
    case findCount = "find.count"
    /// The next page of a list. `page`, `pages`.
    case findNext = "find.next"
    /// Begin the form.
    case guideBegin = "guide.begin"
    /// The same without a card: lay it down first.
    case guideLayCard = "guide.lay-card"
    /// The record is being read.
    case guideOpening = "guide.opening"
    /// How long that takes.
    case guideOpeningLimit = "guide.opening-limit"
    /// Amounts are examples.
    case guideSample = "guide.sample"

    /// Duration.
    case workingDays = "working-days"

    /// Step of the form.
    case stepLabel = "step"

    /// Go on.
    case formContinue = "form.continue"
    /// Acknowledge.
    case formUnderstood = "form.understood"
    /// Nothing was answered.
    case formRequired = "form.required"
    /// The answer is not one.
    case formNotAnAnswer = "form.not-an-answer"
    /// Not a number.
    case formNotANumber = "form.not-a-number"
    /// Not a day.
    case formNotADate = "form.not-a-date"
    /// Shape of a date.
    case formDatePlaceholder = "form.date-placeholder"
    /// The shape of a date, an underscore for each of its eight digits: year, month, day.
    case formDatePattern = "form.date-pattern"
    /// The shape of a time, an underscore for each of its four digits.
    case formTimePattern = "form.time-pattern"
    /// The shape of a day with a time, an underscore for each of its twelve digits.
    case formMomentPattern = "form.moment-pattern"
    /// The key that fills in today.
    case formToday = "form.today"
    /// The key that fills in the time it is.
    case formNow = "form.now"
    /// What was typed is no time of day.
    case formNotATime = "form.not-a-time"
    /// What was typed is no day with a time.
    case formNotAMoment = "form.not-a-moment"
    /// The number is not one of those that can be given.
    case formNotInRange = "form.not-in-range"
    /// How a time is typed.
    case formTimePlaceholder = "form.time-placeholder"
    /// How a day with a time is typed.
    case formMomentPlaceholder = "form.moment-placeholder"
    /// The limits of a number. `low`, `high`, `step`.
    case formRangeLimits = "form.range-limits"
    /// Passes over a question that may be left open.
    case formSkip = "form.skip"
    /// How a ranking is made.
    case formRankPrompt = "form.rank-prompt"
    /// The place of a choice in a ranking. `place`.
    case formRankPlace = "form.rank-place"
    /// A ranking is not whole.
    case formRankAll = "form.rank-all"
    /// Nothing was entered in a list yet. `list`.
    case formRepeatNone = "form.repeat-none"
    /// Some were entered in a list. `list`, `count`.
    case formRepeatMore = "form.repeat-more"
    /// Adds one to a list.
    case formRepeatAdd = "form.repeat-add"
    /// The list is complete.
    case formRepeatDone = "form.repeat-done"
    /// Takes the last one of a list away.
    case formRepeatRemove = "form.repeat-remove"
    /// The booth cannot scan.
    case formNoScanner = "form.no-scanner"
    /// The booth cannot take signatures.
    case formNoSignaturePad = "form.no-signature-pad"
    /// How a paper is laid on the scanner.
    case scanPrompt = "scan.prompt"
    /// Scans the first page.
    case scanFirst = "scan.first"
    /// Passes over a paper: it will be handed in elsewhere.
    case scanLater = "scan.later"
    /// Scans a further page.
    case scanMore = "scan.more"
    /// Forgets the pages and scans from the first.
    case scanAnew = "scan.anew"
    /// Pages were scanned. `count`.
    case scanPages = "scan.pages"
    /// A document in a list. `count` pages.
    case scanCount = "scan.count"
    /// The scanner is at work.
    case scanUnderway = "scan.underway"
    /// How long it takes.
    case scanUnderwayLimit = "scan.underway-limit"
    /// The page was empty.
    case scanBlank = "scan.blank"
    /// There is no scanner any more.
    case scanAbsent = "scan.absent"
    /// The scanner does something else.
    case scanBusy = "scan.busy"
    /// There is no paper in the scanner's feeder.
    case scanEmpty = "scan.empty"
    /// The paper is stuck.
    case scanJammed = "scan.jammed"
    /// The scanner's lid is open.
    case scanCoverOpen = "scan.cover-open"
    /// The page could not be scanned.
    case scanFailed = "scan.failed"
    /// On the empty pad: sign here.
    case signPrompt = "sign.prompt"
    /// On the pad of who has signed: sign here to sign anew.
    case signAgain = "sign.again"
    /// The signature is complete.
    case signDone = "sign.done"
    /// Passes over a signature.
    case signLater = "sign.later"
    /// Wipes the pad.
    case signClear = "sign.clear"
    /// The signature is being taken.
    case signUnderway = "sign.underway"
    /// A signature in a list.
    case signTaken = "sign.taken"
    /// Where the booth stands, as an answer.
    case formPlaceHere = "form.place-here"
    /// The booth does not know where it stands.
    case formNoPlace = "form.no-place"

    /// Foot: letters are converted.
    case inputChinese = "input.chinese"
    /// Foot: digits are strokes.
    case inputStroke = "input.stroke"
    /// Foot: letters stay.
    case inputLatin = "input.latin"

    /// Foot: takes everything off the screen.
    case controlCover = "control.cover"
    /// Title of the covered screen.
    case coveredTitle = "covered.title"
    /// How to go on.
    case coveredPrompt = "covered.prompt"
    /// Goes on.
    case coveredBack = "covered.back"
    /// Foot: shows hidden values for five seconds.
    case revealShow = "reveal.show"
    /// Foot: hides them again.
    case revealHide = "reveal.hide"
    /// Title of the dialog of languages and settings.
    case comfortTitle = "comfort.title"
    /// More time.
    case comfortUnhurried = "comfort.unhurried"
    /// How much.
    case comfortUnhurriedDetail = "comfort.unhurried-detail"
    /// Other colours.
    case comfortColours = "comfort.colours"
    /// Reading aloud.
    case comfortVoice = "comfort.voice"
    /// It is on.
    case comfortVoiceOn = "comfort.voice-on"
    /// It is off.
    case comfortVoiceOff = "comfort.voice-off"
    /// Foot: reads the screen once more.
    case controlHearAgain = "control.hear-again"
    /// Aloud: announces a key.
    case speechPress = "speech.press"
    /// Aloud: what cannot be chosen now.
    case speechUnavailable = "speech.unavailable"
    /// Aloud: in place of what is the person's own.
    case speechHidden = "speech.hidden"
    /// Aloud: the key *.
    case speechStar = "speech.star"
    /// Aloud: the key #.
    case speechHash = "speech.hash"
    /// Aloud: the key /.
    case speechSlash = "speech.slash"
    /// Aloud: the key with the point.
    case speechPoint = "speech.point"
    /// Aloud: the key +.
    case speechPlus = "speech.plus"
    /// Aloud: the key -.
    case speechMinus = "speech.minus"
    /// Larger letters.
    case comfortTextSize = "comfort.text-size"
    /// How large they are now.
    case comfortTextStandard = "comfort.text-standard"
    /// How large they are now.
    case comfortTextLarge = "comfort.text-large"
    /// How large they are now.
    case comfortTextLarger = "comfort.text-larger"
    /// How large they are now.
    case comfortTextLargest = "comfort.text-largest"

    /// Title.
    case reviewTitle = "review.title"
    /// What to do.
    case reviewPrompt = "review.prompt"
    /// Submit.
    case reviewSubmit = "review.submit"
    /// Change.
    case reviewChange = "review.change"
    /// Under way.
    case reviewSubmitting = "review.submitting"
    /// How long.
    case reviewSubmittingLimit = "review.submitting-limit"

    /// Title: it is done.
    case receiptTitle = "receipt.title"
    /// Label.
    case receiptNumberLabel = "receipt.number"

    /// Label.
    case acceptanceNumberLabel = "acceptance.number"

    /// Label.
    case dueLabel = "due"

    /// Label.
    case receiptItem = "receipt.item"
    /// Label.
    case receiptDelivery = "receipt.delivery"
    /// Label.
    case receiptSlip = "receipt.slip"
    /// Caption of the QR code.
    case receiptCodeCaption = "receipt.code"
    /// Done.
    case receiptFinish = "receipt.finish"
    /// Print once more.
    case receiptPrintAgain = "receipt.print-again"

    /// Being made.
    case slipComposing = "slip.composing"
    /// Waits for its turn.
    case slipQueued = "slip.queued"
    /// Written to a file.
    case slipFiled = "slip.filed"
    /// Sent to the printer.
    case slipHandedOver = "slip.handed-over"
    /// No paper.
    case slipPaperOut = "slip.paper-out"
    /// The printer does not print.
    case slipHeldUp = "slip.held-up"
    /// Will not print.
    case slipFailed = "slip.failed"

    /// At the booth.
    case deliveryWaiting = "delivery.waiting"
    /// At the booth, no link.
    case deliveryWaitingForLink = "delivery.waiting-for-link"
    /// At the county.
    case deliveryStored = "delivery.stored"
    /// Taken on.
    case deliveryAccepted = "delivery.accepted"
    /// Cannot go on.
    case deliveryQuarantined = "delivery.quarantined"

    /// Subtitle of the slip.
    case slipTitle = "slip-paper.title"
    /// Mark of a reprint.
    case slipReprint = "slip-paper.reprint"
    /// Label.
    case slipApplicant = "slip-paper.applicant"
    /// Label.
    case slipDocument = "slip-paper.document"
    /// Label.
    case slipTime = "slip-paper.time"
    /// What happens next.
    case slipNext = "slip-paper.next"
    /// Last line.
    case slipNoNumber = "slip-paper.no-number"

    /// Title.
    case progressTitle = "progress.title"
    /// Waiting for the county.
    case progressAsking = "progress.asking"
    /// How long.
    case progressAskingLimit = "progress.asking-limit"
    /// Time of the answer.
    case progressAsOf = "progress.as-of"
    /// No case.
    case progressNone = "progress.none"
    /// No link, since when.
    case progressDownSince = "progress.down-since"
    /// No answer in time.
    case progressNoAnswer = "progress.no-answer"
    /// Last time.
    case progressLastReached = "progress.last-reached"
    /// What the booth knows.
    case progressKnown = "progress.known"
    /// Ask again.
    case progressAgain = "progress.again"

    /// Title of asking for a case by its number.
    case trackingTitle = "tracking.title"
    /// What is to be typed.
    case trackingLabel = "tracking.label"
    /// Where that stands.
    case trackingPlaceholder = "tracking.placeholder"
    /// The button that asks.
    case trackingAsk = "tracking.ask"
    /// Digits are missing.
    case trackingIncomplete = "tracking.incomplete"
    /// The check digit is wrong.
    case trackingMistyped = "tracking.mistyped"
    /// What the case's state is called where its name is not said.
    case trackingState = "tracking.state"
    /// The county knows no such number.
    case trackingNone = "tracking.none"

    /// S2
    case stateReceived = "state.received"
    /// S3
    case stateSupplement = "state.supplement"
    /// S4
    case stateRefused = "state.refused"
    /// S5
    case stateAccepted = "state.accepted"
    /// S6
    case stateInReview = "state.in-review"
    /// S6p
    case stateSpecial = "state.special"
    /// S7
    case stateDecided = "state.decided"
    /// S8
    case stateWithdrawn = "state.withdrawn"
    /// S9
    case stateClosed = "state.closed"
    /// S10
    case stateDelivered = "state.delivered"

    /// Review level.
    case levelVillage = "level.village"
    /// Review level.
    case levelTownship = "level.township"
    /// Review level.
    case levelCounty = "level.county"
    /// Review level.
    case levelCity = "level.city"
    /// Review level.
    case levelRegion = "level.region"
}
