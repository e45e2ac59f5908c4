internal import EventModel
internal import Hummingbird
internal import Logging
internal import NIOCore

/// A connection of one request, as far as faults need it.
struct ConnectionContext: InitializableFromSource {
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        channel = source.channel
    }
}

/// The thin edge between the web server and the account: takes a request in, and delivers the reply as its fault wants it.
struct SandboxResponder: HTTPResponder {
    let desk: FrontDesk
    let greatestBody: Int
    let manner: Manner
    let log: Logger
    let connections: OpenConnections
    /// Told when the journal cannot be written any more.
    let onFailure: @Sendable (SandboxError) -> Void

    func respond(to request: Request, context: ConnectionContext) async throws -> Response {
        connections.enter(context.channel)
        let line = "\(request.method.rawValue) \(request.uri.path)"
        let head = VendorAccount.Head(
            method: request.method.rawValue,
            path: request.uri.path,
            authorization: request.headers[.authorization],
            contentType: request.headers[.contentType]
        )
        let admission: VendorAccount.Admission
        do throws(Refusal) {
            admission = try desk.admit(head)
        } catch {
            log.info("\(line) -> \(error.status): \(error.text)")
            return Response(Reply(error))
        }
        if admission.endpoint.isOwn { return try page(admission.endpoint) }
        let name = "\(admission.number) \(line)"
        if admission.fault == .cutBefore {
            log.info("\(name) -> (fault cut-before): nothing was read")
            return try await cut(context)
        }
        let body: ByteBuffer
        switch await received(request) {
        case .whole(let bytes): body = bytes
        case .tooLarge:
            log.info("\(name) -> 413")
            return Response(Reply(desk.refuse(Refusal(status: 413, "The body is larger than \(greatestBody) bytes"))))
        case .brokenOff:
            log.info("\(name) -> the sender went away before the end of the body")
            return try await cut(context)
        }
        if admission.fault == .noReply {
            log.info("\(name) -> (fault no-reply): nothing was taken")
            return try await hang(context)
        }
        let outcome = try outcome(of: admission, body)
        let fault = admission.fault.map { " (fault \($0.rawValue))" } ?? ""
        log.info("\(name) -> \(outcome.reply.status)\(fault): \(outcome.note)")
        if manner.latency > .zero { try await Task.sleep(for: manner.latency) }
        return try await deliver(outcome, admission.fault, context)
    }

    /// The body of a request, as far as it came.
    private enum Received {
        case whole(ByteBuffer)
        case tooLarge
        case brokenOff
    }

    private func received(_ request: Request) async -> Received {
        do {
            let body = try await request.body.collect(upTo: greatestBody)
            // The server takes the end of some broken connections, and of a sandbox that is stopped, for that of the body.
            let length = request.headers[.contentLength].flatMap { Int($0) }
            return length ?? body.readableBytes == body.readableBytes && !Task.isCancelled ? .whole(body) : .brokenOff
        } catch is NIOTooManyBytesError {
            return .tooLarge
        } catch {
            log.debug("the body broke off: \(error)")
            return .brokenOff
        }
    }

    private func outcome(of admission: VendorAccount.Admission, _ body: ByteBuffer) throws -> VendorAccount.Outcome {
        if let refusal = admission.fault?.refusal, admission.fault != .serverErrorAfter {
            return desk.refuse(refusal, retryAfter: admission.fault?.saysWhenToRetry ?? false)
        }
        do throws(SandboxError) {
            return try desk.answer(admission, body)
        } catch {
            onFailure(error)
            throw error
        }
    }

    private func page(_ endpoint: Endpoint) throws -> Response {
        switch endpoint {
        case .state: Response(Reply(desk.state()))
        case .keptEvents: Response(lines: desk.keptEventLines())
        default: Response(lines: desk.keptContactLines())
        }
    }
}

// MARK: - Delivery

extension SandboxResponder {
    private func deliver(
        _ outcome: VendorAccount.Outcome,
        _ fault: Fault?,
        _ context: ConnectionContext
    ) async throws -> Response {
        switch fault {
        case .cutAfter: try await cut(context)
        case .noReplyAfter: try await hang(context)
        case .serverErrorAfter where outcome.reply.status == 200: Response(Reply(.internalError))
        case .truncated: Response(Reply(outcome), cutting: context.channel)
        case .slow: Response(Reply(outcome), over: manner.slowness)
        default: Response(Reply(outcome))
        }
    }

    /// Closes the connection; the response goes nowhere.
    private func cut(_ context: ConnectionContext) async throws -> Response {
        try await context.channel.close()
        return Response(status: .internalServerError)
    }

    /// Says nothing until the sender gives up or the sandbox is stopped.
    private func hang(_ context: ConnectionContext) async throws -> Response {
        let channel = context.channel
        // Otherwise a sender that closes its side would be taken for one that still listens.
        try await channel.setOption(.allowRemoteHalfClosure, value: false).get()
        try await withTaskCancellationHandler {
            try await channel.closeFuture.get()
        } onCancel: {
            channel.close(promise: nil)
        }
        return Response(status: .internalServerError)
    }
}
