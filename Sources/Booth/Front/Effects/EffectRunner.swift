import BoothApp
import BoothStore
import CardReaders
import Dispatch
import WorkerProtocol

/// Does what the application wants done, away from the loop: each desk works its orders one after the other on a
/// queue of its own and answers with events.
public final class EffectRunner: Sendable {
    private let storeDesk: StoreDesk
    private let slipDesk: SlipDesk
    private let inputMethodDesk: InputMethodDesk
    private let imagingDesk: ImagingDesk
    private let textSizeDesk: TextSizeDesk
    private let speechDesk: SpeechDesk
    private let demonstrate: @Sendable (Int?) -> Void

    /// A runner over these desks; `demonstrate` lays a card on the demonstration's reader.
    public init(
        storeDesk: StoreDesk, slipDesk: SlipDesk, inputMethodDesk: InputMethodDesk,
        imagingDesk: ImagingDesk, textSizeDesk: TextSizeDesk, speechDesk: SpeechDesk,
        demonstrate: @escaping @Sendable (Int?) -> Void = { _ in }
    ) {
        self.storeDesk = storeDesk
        self.slipDesk = slipDesk
        self.inputMethodDesk = inputMethodDesk
        self.imagingDesk = imagingDesk
        self.textSizeDesk = textSizeDesk
        self.speechDesk = speechDesk
        self.demonstrate = demonstrate
    }

    /// What the loop has to wait for on behalf of the desks.
    var descriptors: [Int32] { [storeDesk.changes.fileDescriptor] }

    /// Looks whether another process has written to the store.
    func storeMayHaveChanged() {
        if storeDesk.changes.drain() { storeDesk.refreshTwice() }
    }

    /// Has an effect done. Never blocks.
    func perform(_ effect: BoothEffect) {
        switch effect {
        case .openItem(let code): storeDesk.openItem(code)
        case .openForm(let id): storeDesk.openForm(id)
        case .draft(let request): storeDesk.perform(request)
        case .submit(let order): storeDesk.submit(order)
        case .followDelivery(let id): storeDesk.follow(id)
        case .askProgress(let question): storeDesk.ask(question)
        case .forgetInquiry: storeDesk.forget()
        case .printSlip(let slip): slipDesk.print(slip)
        case .compose(let request): inputMethodDesk.compose(request)
        case .demonstrate(let card): demonstrate(card)
        case .image(let order): imagingDesk.perform(order)
        case .wipe: imagingDesk.forget()
        case .setTextSize(let size): textSizeDesk.set(size)
        case .say(let utterance): speechDesk.say(utterance)
        case .hush: speechDesk.hush()
        case .quit: break
        }
    }
}
